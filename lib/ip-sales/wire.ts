/**
 * Lenient readers of upstream's words. None of them throws, and none turns an unknown into a zero: what can't be read is
 * null. Pure; the shapes are those of api-notes.md and faults.md (F13–F15).
 */

export type Wire = Readonly<Record<string, unknown>>;

/** An object; PHP writes `[]` and sometimes null for an empty one. null for anything else. */
export function readRecord(value: unknown): Wire | null {
  if (value === null || (Array.isArray(value) && value.length === 0)) return {};
  return isRecord(value) ? value : null;
}

export function isRecord(value: unknown): value is Wire {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Rows: an array of objects, or an object of them (PHP writes that as soon as the keys have a gap). null and "" are no rows.
 * null when the value is neither, or when one of its rows is not an object.
 */
export function readRows(value: unknown): Wire[] | null {
  if (value === null || value === "") return [];
  if (typeof value !== "object") return null;
  const rows = Object.values(value ?? {});
  return rows.every(isRecord) ? rows : null;
}

/** The text of a string or a number; "" for anything else. */
export function readText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : "";
}

/** Direction marks, currency signs and spaces stand around amounts on Hebrew pages. */
const AROUND_NUMBERS = /[\s\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069₪]+/g;
const DECIMAL = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?$/;

/** "1,234.56" → "1234.56": exact, never through a float. null for "", "ממתין למידע...", "∞", "1e309". */
export function readDecimal(value: unknown): string | null {
  const [whole, sign, integer, fraction] = DECIMAL.exec(readText(value).replace(AROUND_NUMBERS, "")) ?? [];
  if (whole === undefined || (integer === undefined && fraction === undefined)) return null;
  const digits = (integer ?? "0").replaceAll(",", "").replace(/^0+(?=\d)/, "");
  const negative = sign === "-" && /[1-9]/.test(digits + (fraction ?? ""));
  return `${negative ? "-" : ""}${digits}${fraction ?? ""}`;
}

/** A whole number from 0 up; null when unknown, negative, broken or too large to be exact. */
export function readCount(value: unknown): number | null {
  const decimal = readDecimal(value);
  if (decimal === null || !/^\d+(\.0+)?$/.test(decimal)) return null;
  const count = Number(decimal);
  return Number.isSafeInteger(count) ? count : null;
}

/** A whole number of either sign, such as an error code; null when it is not one. */
export function readInteger(value: unknown): number | null {
  const decimal = readDecimal(value);
  if (decimal === null || !/^-?\d+(\.0+)?$/.test(decimal)) return null;
  const integer = Number(decimal);
  return Number.isSafeInteger(integer) ? integer : null;
}

/** yes, no, or null for "not said" (""), which is not no. */
export function readFlag(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  const text = readText(value).trim().toLowerCase();
  if (["1", "true", "yes", "on"].includes(text)) return true;
  return ["0", "false", "no", "off"].includes(text) ? false : null;
}

/** "hh:mm:ss" or "mm:ss" → seconds; the first part may be as large as it likes. */
export function readSeconds(value: unknown): number | null {
  const match = /^(?:(\d{1,6}):([0-5]?\d)|(\d{1,8})):([0-5]?\d)$/.exec(readText(value).trim());
  if (!match) return null;
  const [, hours, minutesOfHour, minutes, seconds] = match;
  return Number(hours ?? 0) * 3600 + Number(minutesOfHour ?? minutes) * 60 + Number(seconds);
}

/** "HH:MM:SS" of a day; null when it is not a time. */
export function readClock(value: unknown): string | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(readText(value).trim());
  return match ? `${match[1]?.padStart(2, "0")}:${match[2]}:${match[3] ?? "00"}` : null;
}

export type Verdict = { kind: "ok" } | { kind: "refused"; code: number | null; note: string } | { kind: "unsaid" };

/**
 * Whether an answer says yes. Success is spelt in four ways, the message sits in three places, and an error may have no code
 * (api-notes.md, "Both APIs"); `unsaid` is an answer without any such word, or with one that nobody can read.
 */
export function readVerdict(value: unknown): Verdict {
  if (!isRecord(value)) return { kind: "unsaid" };
  const word = (...names: string[]) => Object.entries(value).find(([key]) => names.includes(key.toLowerCase()))?.[1];
  const note = readText(word("note")) || readText(word("messige")) || readText(word("message"));
  const code = readInteger(word("errorcode"));
  const status = word("status") === true ? "ok" : readText(word("status")).trim().toLowerCase();

  if (code !== null && code !== 0) return { kind: "refused", code, note };
  if (status === "ok" || status === "success") return { kind: "ok" };
  if (status === "error" || status === "fail" || status === "failed") return { kind: "refused", code: null, note };
  return code === 0 && status === "" ? { kind: "ok" } : { kind: "unsaid" };
}

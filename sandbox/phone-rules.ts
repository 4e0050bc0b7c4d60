import { asRows, asText, parseJson } from "./fields.ts";

// campaign-api.md, "Recipient-number rules". (D) The landline example has ten digits; the table's pattern and count say nine.
const LANDLINE = /^0[23489]\d{7}$/;
const RANGE_07 = /^07\d{8}$/;
const MOBILE = /^05[012345689]\d{7}$/;

/** A number as upstream keeps it, digits only; null when it is rejected. A leading 0 is required, never added. */
export function readPhone(raw: string): string | null {
  const digits = raw.replace(/\D/g, "");
  return MOBILE.test(digits) || LANDLINE.test(digits) || RANGE_07.test(digits) ? digits : null;
}

/** A number as a column holds it: without its leading 0. Landlines have one digit fewer, so this can be turned back. */
export const phoneToNumber = (phone: string): number => Number(phone);
export const phoneFromNumber = (number: number): string => `0${number}`;

/** `050-1234567`, `02-1234567`: as the report writes numbers. */
export function formatPhone(number: number): string {
  const phone = phoneFromNumber(number);
  const prefix = phone.length === 9 ? 2 : 3;
  return `${phone.slice(0, prefix)}-${phone.slice(prefix)}`;
}

export type Accepted = { phones: Uint32Array; errorPhones: number; blockedPhones: number };

/** Sorts the raw numbers by upstream's two rules. (D) A number given twice is dialled once and counted once. */
export function acceptPhones(raw: readonly string[], optOuts: ReadonlySet<string>): Accepted {
  const accepted = new Set<number>();
  const blocked = new Set<string>();
  let errorPhones = 0;
  for (const one of raw) {
    const phone = readPhone(one);
    if (phone === null) errorPhones += 1;
    else if (optOuts.has(phone)) blocked.add(phone);
    else accepted.add(phoneToNumber(phone));
  }
  return { phones: Uint32Array.from(accepted), errorPhones, blockedPhones: blocked.size };
}

/** The `phones` field or file as raw numbers: a JSON array, its text, or comma-separated text. Null when there is none. */
export function rawPhones(field: unknown, file: Buffer | undefined): string[] | null {
  if (file) return splitPhones(file.toString("utf8").replace(/^\uFEFF/, ""));
  const rows = asRows(field);
  if (rows) return rows.map(asText);
  if (typeof field === "number") return [String(field)];
  if (typeof field !== "string" || field.trim() === "") return null;
  if (!field.trimStart().startsWith("[")) return splitPhones(field);
  return asRows(parseJson(field))?.map(asText) ?? splitPhones(field);
}

// A trailing comma or newline makes no recipient; anything else between commas is one, good or bad.
const splitPhones = (text: string): string[] => text.split(",").filter((one) => one.trim() !== "");

import { readFileSync } from "node:fs";
import path from "node:path";
import { secondsOf, type UpstreamRow } from "./upstream-report";

/**
 * The report, counted a second time from IP-Sales' raw rows: plain loops over texts, by the words of the reference alone. It shares no code
 * with the product, so that one catches the other's mistakes.
 */

/** The reference's tables as they are printed: each text with its SIP code and the heading that it stands under. */
export interface DocumentedText {
  text: string;
  /** "" where the table has a dash. */
  code: string;
  causeClass: string;
}

const CLASS_OF_HEADING: Record<string, string> = {
  Successful: "answered",
  "Number / dialing problem": "number",
  "Recipient unavailable": "unavailable",
  "Network / infrastructure": "network",
  "Internal timeout": "timeout",
  Other: "other",
};

export const DOCUMENTED_TEXTS: readonly DocumentedText[] = readTables();

function readTables(): DocumentedText[] {
  const reference = readFileSync(path.resolve(import.meta.dirname, "../docs/reference/campaign-api.md"), "utf8");
  const [, part = ""] = reference.split("### SIP / Q.850 failure reference");
  let causeClass = "";
  const found: DocumentedText[] = [];
  for (const line of (part.split("### Dialing indicators")[0] ?? "").split("\n")) {
    const heading = /^#### (.+)$/.exec(line)?.[1];
    if (heading) causeClass = CLASS_OF_HEADING[heading.trim()] ?? "";
    const [, code, text] = /^\| (`\d{3}`|—) +\| `([^`]+)` +\|/.exec(line) ?? [];
    if (code && text) found.push({ text, code: /\d+/.exec(code)?.[0] ?? "", causeClass });
  }
  return found;
}

/** `null` is unknown. */
export interface CountedCall {
  phone: string;
  name: string;
  status: string;
  lastCall: string | null;
  retries: number | null;
  durationSeconds: number | null;
  digits: string;
  trunk: string;
  sipCode: string;
  cause: string;
  causeClass: string;
  sipText: string;
  had180: boolean | null;
  had183: boolean | null;
  verdict: string;
}

const flag = (word: string): boolean | null => (word === "yes" ? true : word === "no" ? false : null);

export function callOf(row: UpstreamRow): CountedCall {
  return {
    phone: row.phone.replace(/\D/g, ""),
    name: row.name,
    status: row.status,
    lastCall: row.lastCall === "" ? null : row.lastCall,
    retries: row.retries === "" ? null : Number(row.retries),
    durationSeconds: row.duration === "" ? null : secondsOf(row.duration),
    digits: row.digits,
    trunk: row.trunk,
    sipCode: row.sipCode,
    cause: row.q850Text,
    causeClass: classOf(row.q850Text, row.sipCode),
    sipText: row.sipText,
    had180: flag(row.had180),
    had183: flag(row.had183),
    verdict: verdictOf(row),
  };
}

function classOf(text: string, code: string): string {
  const same = (one: DocumentedText) => (text.trim() === "" ? one.code !== "" && one.code === code : one.text === text.trim());
  return DOCUMENTED_TEXTS.find(same)?.causeClass ?? "other";
}

// Maps, since a hostile text may be "__proto__".
const CERTAIN_CODES = new Map(Object.entries({ 404: "nonexistent", 484: "nonexistent", 486: "busy", 488: "network" }));
const CERTAIN_TEXTS = new Map(Object.entries({ "שירות מבוקש לא מנוי": "blocked", "שגיאת פרוטוקול": "network", "בין-רשתי": "network" }));
const HUNG_UP_UNDER_SECONDS = 3;

/** The documented order: facts, then causes that are certain by themselves, then a rejection, then the signals alone. */
function verdictOf(row: UpstreamRow): string {
  if (row.status === "answered") return row.duration !== "" && secondsOf(row.duration) < HUNG_UP_UNDER_SECONDS ? "hungUp" : "answered";
  if (row.status === "notDialed") return "notDialed";
  const text = row.q850Text.trim();
  const textCode = DOCUMENTED_TEXTS.find((one) => one.text === text)?.code ?? "";
  // «ניתוק תקין» says nothing of a call that was not answered; a text without a code leaves the word to the code.
  const code = textCode === "" || textCode === "200" ? row.sipCode : textCode;
  const isDocumented = code !== "" && DOCUMENTED_TEXTS.some((one) => one.code === code);
  const certain = CERTAIN_TEXTS.get(text) ?? CERTAIN_CODES.get(code) ?? (isDocumented && code.startsWith("5") ? "network" : undefined);
  if (certain) return certain;
  const decided = isDocumented && code !== "200";
  if (!decided && row.status === "busy") return "busy";
  const isRejected = code === "603" || (!decided && row.status === "rejected");
  if (isRejected && row.had180 !== "no") return "refused";
  if (row.had180 === "yes") return "rang";
  if (row.had183 === "yes") return "carrier";
  return row.had180 === "no" ? "blocked" : "noData";
}

type Counts = { key: string; count: number }[];

function countBy(calls: readonly CountedCall[], keyOf: (call: CountedCall) => string): Counts {
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(keyOf(call), (counts.get(keyOf(call)) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, count }));
}

/** Everything that the contract's report summary tells, its lists in any order. */
export function countReport(calls: readonly CountedCall[]): Record<string, unknown> {
  const answered = calls.filter(({ status }) => status === "answered");
  const text = (value: number | null) => (value === null ? "" : String(value));
  const minutes = new Map<string, { key: string; count: number; answered: number; network: number }>();
  for (const { lastCall, status, verdict } of calls) {
    if (lastCall === null) continue;
    const key = lastCall.slice(0, 5);
    const minute = minutes.get(key) ?? { key, count: 0, answered: 0, network: 0 };
    minute.count += 1;
    if (status === "answered") minute.answered += 1;
    if (verdict === "network") minute.network += 1;
    minutes.set(key, minute);
  }
  return {
    recipients: calls.length,
    answered: answered.length,
    optOuts: calls.filter(({ digits }) => digits.includes("9")).length,
    pressed: answered.filter(({ digits }) => digits !== "").length,
    byStatus: countBy(calls, ({ status }) => status),
    bySipCode: countBy(calls, ({ sipCode }) => sipCode),
    byCause: countBy(calls, ({ cause, causeClass }) => JSON.stringify([cause.trim() === "" ? "" : cause, causeClass])).map(
      ({ key, count }) => ({ key: JSON.parse(key)[0], class: JSON.parse(key)[1], count }),
    ),
    byClass: countBy(calls, ({ causeClass }) => causeClass),
    byDigits: countBy(calls, ({ digits }) => digits),
    byRetries: countBy(calls, ({ retries }) => text(retries)),
    byTrunk: countBy(calls, ({ trunk }) => trunk),
    byVerdict: countBy(calls, ({ verdict }) => verdict),
    failures: countBy(
      calls.filter(({ status }) => status !== "answered"),
      ({ sipCode, cause, causeClass, verdict }) => JSON.stringify([sipCode, cause, causeClass, verdict]),
    ).map(({ key, count }) => {
      const [sipCode, cause, causeClass, verdict] = JSON.parse(key);
      return { sipCode, cause, class: causeClass, verdict, count };
    }),
    byMinute: [...minutes.values()],
    indicators: countBy(calls, ({ had180, had183 }) => JSON.stringify([had180, had183])).map(({ key, count }) => {
      const [had180, had183] = JSON.parse(key);
      return { had180, had183, count, answered: answered.filter((one) => one.had180 === had180 && one.had183 === had183).length };
    }),
    duration: durationOf(answered.flatMap(({ durationSeconds }) => (durationSeconds === null ? [] : [durationSeconds]))),
  };
}

function durationOf(lengths: number[]): Record<string, unknown> {
  if (lengths.length === 0) return { medianSeconds: null, p90Seconds: null, averageSeconds: null, histogram: [] };
  const sorted = lengths.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const steps = new Map<number, number>();
  for (const length of sorted) steps.set(length - (length % 5), (steps.get(length - (length % 5)) ?? 0) + 1);
  return {
    medianSeconds: ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2,
    p90Seconds: sorted[Math.ceil(sorted.length * 0.9) - 1],
    averageSeconds: sorted.reduce((sum, length) => sum + length, 0) / sorted.length,
    histogram: [...steps].map(([fromSeconds, count]) => ({ fromSeconds, count })),
  };
}

/** One condition of the calls query: its name, its word in the address, and what it asks of a call. */
export interface Condition {
  name: string;
  word: string;
  passes: (call: CountedCall) => boolean;
}

/** The same with every list in one order, so that two answers can be compared. */
export function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, inOneOrder(one)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

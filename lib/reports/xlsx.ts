import "server-only";
import { AppError } from "@/lib/errors";
import { directionOf, type Locale } from "@/lib/i18n/config";
import { translate } from "@/lib/i18n/translate";
import { formatPhone } from "@/lib/phones/number";
import { MAX_SHEET_ROWS } from "@/lib/workbooks/limits";
import { type Sheet, workbook } from "@/lib/workbooks/workbook";
import { CALL_FIELDS, type Call, type CallField } from "./schema";
import { knownStatus } from "./statuses";

const WIDTHS: Record<CallField, number> = {
  phone: 14,
  name: 24,
  status: 14,
  lastCall: 14,
  retries: 16,
  durationSeconds: 16,
  digits: 10,
  trunk: 16,
  sipCode: 9,
  cause: 30,
  causeClass: 18,
  sipText: 24,
  had180: 14,
  had183: 20,
  verdict: 20,
};

/** @throws AppError `too-large` */
export function requireFits(calls: number): void {
  if (calls <= MAX_SHEET_ROWS) return;
  const count = (number: number) => number.toLocaleString("en-US");
  throw new AppError("too-large", {
    message: "reports.export.tooManyRows",
    values: { calls: count(calls), most: count(MAX_SHEET_ROWS) },
    details: { calls, most: MAX_SHEET_ROWS },
  });
}

/** The calls as a workbook in the person's language: words as on the screen, the contract's order of fields. */
export function callsWorkbook(locale: Locale, batches: AsyncIterable<Call[]>): AsyncGenerator<Uint8Array, void, undefined> {
  return workbook(callsSheet(locale), batches);
}

/**
 * Phones, codes and times are text; retries and seconds are numbers, and their cells stay empty where IP-Sales told nothing. What only IP-Sales has
 * words for (a cause, a trunk, an undocumented status) is verbatim.
 */
function callsSheet(locale: Locale): Sheet<Call> {
  const words = wordsIn(locale);
  const shown: Partial<Record<CallField, (call: Call) => string>> = {
    phone: ({ phone }) => formatPhone(phone),
    status: ({ status }) => words(statusKey(status), status),
    causeClass: ({ causeClass }) => words(`reports.classes.${causeClass}`),
    had180: ({ had180 }) => words(signalKey(had180)),
    had183: ({ had183 }) => words(signalKey(had183)),
    verdict: ({ verdict }) => words(`reports.verdicts.${verdict}.name`),
  };
  return {
    name: translate(locale, "reports.calls.title"),
    rightToLeft: directionOf(locale) === "rtl",
    columns: CALL_FIELDS.map((field) => ({
      heading: translate(locale, field === "durationSeconds" ? "reports.export.seconds" : `reports.calls.columns.${field}`),
      width: WIDTHS[field],
      value: shown[field] ?? (({ [field]: value }) => (typeof value === "boolean" ? String(value) : value)),
    })),
  };
}

/** The words of a key, looked up once; another text where there is no key. */
function wordsIn(locale: Locale): (key: string | null, otherwise?: string) => string {
  const found = new Map<string, string>();
  return (key, otherwise = "") => {
    if (key === null) return otherwise;
    const known = found.get(key) ?? translate(locale, key);
    found.set(key, known);
    return known;
  };
}

function statusKey(status: string): string | null {
  const known = knownStatus(status);
  return known ? `reports.calls.statuses.${known}` : null;
}

function signalKey(signal: boolean | null): string {
  if (signal === null) return "reports.calls.values.notReported";
  return signal ? "reports.calls.values.yes" : "reports.calls.values.no";
}

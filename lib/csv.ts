/** Marks the file as UTF-8 for spreadsheets, which otherwise read Hebrew in the system's code page. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** What a spreadsheet takes for the start of a formula, in ASCII and in the full-width forms that some fold to ASCII. */
const FORMULA_START = /^[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A value as one CSV field (RFC 4180): quoted where it has to be, and never a formula: such a value is told as text by a leading apostrophe.
 */
export function csvField(value: string): string {
  const safe = FORMULA_START.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

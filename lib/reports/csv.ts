import { csvField } from "@/lib/csv";
import { formatPhone } from "@/lib/phones/number";
import { CALL_FIELDS, type Call } from "./schema";

/**
 * Field by field in the contract's order; unknown is empty, a signal is yes, no or empty, as IP-Sales writes it. Phones are written with their
 * hyphen ("050-1234567"): a spreadsheet takes digits alone for a number and drops the leading 0.
 */
export function csvLine(call: Call): string {
  const written = { ...call, phone: formatPhone(call.phone) };
  return `${CALL_FIELDS.map((field) => csvField(asText(written[field]))).join(",")}\r\n`;
}

export const CSV_HEADER = `${CALL_FIELDS.join(",")}\r\n`;

function asText(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

import { plainText, readPhone } from "@/lib/phones/number";

const DIGITS_AND_MARKS = /^\+?[\d\s().-]*\d[\d\s().-]*$/;

/** Whether a search is for a number, or a part of one, and not for a name: such a search stands in no page's address. */
export function isForNumber(search: string): boolean {
  return DIGITS_AND_MARKS.test(plainText(search));
}

/**
 * A search as upstream takes it: the digits of a number as upstream keeps them, whichever way they were written, or a part of a name
 * (reference, "Searching").
 */
export function searchText(search: string): string {
  const text = plainText(search).trim();
  if (!isForNumber(text)) return text.replace(/\s+/g, " ");
  const reading = readPhone(text);
  return reading.kind === "phone" ? reading.phone : text.replace(/\D/g, "");
}

/** What a person wrote, for the audit, where no phone number may stand. */
export function withoutNumbers(text: string): string {
  return text.replace(/\+?\d(?:[\s().-]*\d){6,}/g, "…");
}

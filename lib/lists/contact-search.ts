import { plainText, readPhone } from "@/lib/phones/number";

const DIGITS_AND_MARKS = /^\+?[\d\s().-]*\d[\d\s().-]*$/;
/** How a number begins that is written from its start. */
const WHOLE_NUMBER = /^(?:0|972)/;
/** Fewer tell nothing of anybody's number. */
const TELLING_DIGITS = 3;

/** Whether a search may hold a number, or a part of one, however it is written and with whatever name: it stands in no page's address. */
export function mayHoldNumber(search: string): boolean {
  return plainText(search).replace(/\D/g, "").length >= TELLING_DIGITS;
}

/**
 * A search as upstream takes it: the digits of a number as upstream keeps them, whichever way they were written, or a part of a name
 * (reference, "Searching").
 */
export function searchText(search: string): string {
  const text = plainText(search).trim();
  if (!DIGITS_AND_MARKS.test(text)) return text.replace(/\s+/g, " ");
  const digits = text.replace(/\D/g, "");
  if (!text.startsWith("+") && !WHOLE_NUMBER.test(digits)) return digits;
  const reading = readPhone(text);
  return reading.kind === "phone" ? reading.phone : digits;
}

/** Whether a search says something to look for: one of marks alone might find everybody. */
export const saysSomething = (search: string): boolean => /[\p{L}\p{N}]/u.test(searchText(search));

/** What a person wrote, for the audit, where no phone number may stand. */
export function withoutNumbers(text: string): string {
  return text.replace(/\+?\d(?:[\s().-]*\d){6,}/g, "…");
}

import { BYTE_ORDER_MARK, csvField } from "@/lib/csv";
import { formatPhone } from "@/lib/phones/number";
import type { ShownContact } from "./contact-schema";

/** Of a file of contacts; those that an import reads are called as it calls them. */
export const CONTACT_COLUMNS = ["phone", "phone2", "phone3", "firstName", "lastName", "email", "email2", "blocked", "optedOut"] as const;
export type ContactColumn = (typeof CONTACT_COLUMNS)[number];

/** Phones with their hyphen: a spreadsheet takes digits alone for a number and drops the leading 0. What upstream didn't tell is null. */
export function contactCells({
  phones,
  firstName,
  lastName,
  emails,
  blocked,
  optedOut,
}: ShownContact): Record<ContactColumn, string | boolean | null> {
  const [phone = "", phone2 = "", phone3 = ""] = phones.map(formatPhone);
  const [email = "", email2 = ""] = emails;
  return { phone, phone2, phone3, firstName, lastName, email, email2, blocked, optedOut };
}

export const CONTACTS_HEADER = `${BYTE_ORDER_MARK}${CONTACT_COLUMNS.join(",")}\r\n`;

export function contactLine(contact: ShownContact): string {
  const cells = contactCells(contact);
  return `${CONTACT_COLUMNS.map((column) => csvField(asText(cells[column]))).join(",")}\r\n`;
}

function asText(value: string | boolean | null): string {
  if (value === null) return "";
  return typeof value === "boolean" ? (value ? "yes" : "no") : value;
}

import "server-only";
import { cookies } from "next/headers";
import { AppError } from "@/lib/errors";
import { fileResponse } from "@/lib/http/download";
import { directionOf, LOCALE_COOKIE, type Locale, localeOf } from "@/lib/i18n/config";
import { translate } from "@/lib/i18n/translate";
import { MAX_SHEET_ROWS } from "@/lib/workbooks/limits";
import { type Sheet, workbook } from "@/lib/workbooks/workbook";
import { CONTACT_COLUMNS, CONTACTS_HEADER, type ContactColumn, contactCells, contactLine } from "./contact-csv";
import type { ContactsFile, ShownContact } from "./contact-schema";

const WIDTHS: Record<ContactColumn, number> = {
  phone: 14,
  phone2: 14,
  phone3: 14,
  firstName: 18,
  lastName: 18,
  email: 28,
  email2: 28,
  blocked: 10,
  optedOut: 14,
};
const AT_ONCE = 2_000;

/** UTF-8 with its mark, raw values. */
export function contactsAsCsv(file: ContactsFile): Response {
  return fileResponse(csvChunks(file.contacts), "csv", namesOf(file));
}

/** The words of the screen, in the person's language. */
export async function contactsAsWorkbook(file: ContactsFile): Promise<Response> {
  const locale = file.locale ?? localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  return fileResponse(workbook(contactsSheet(locale), batchesOf(file.contacts)), "xlsx", namesOf(file));
}

/** @throws AppError `too-large` for more contacts than a sheet has rows */
export function requireSheet(contacts: number): void {
  if (contacts <= MAX_SHEET_ROWS) return;
  const count = (number: number) => number.toLocaleString("en-US");
  throw new AppError("too-large", {
    message: "lists.export.tooManyRows",
    values: { contacts: count(contacts), most: count(MAX_SHEET_ROWS) },
    details: { contacts, most: MAX_SHEET_ROWS },
  });
}

const namesOf = ({ listId, name }: ContactsFile) => ({ plain: `list-${listId}-contacts`, title: name, id: listId });

async function* csvChunks(contacts: readonly ShownContact[]): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(CONTACTS_HEADER);
  for await (const batch of batchesOf(contacts)) yield encoder.encode(batch.map(contactLine).join(""));
}

function contactsSheet(locale: Locale): Sheet<ShownContact> {
  const words = { true: translate(locale, "lists.export.yes"), false: translate(locale, "lists.export.no") };
  return {
    name: translate(locale, "lists.export.sheet"),
    rightToLeft: directionOf(locale) === "rtl",
    columns: CONTACT_COLUMNS.map((column) => ({
      heading: translate(locale, `lists.export.columns.${column}`),
      width: WIDTHS[column],
      value: (contact) => {
        const value = contactCells(contact)[column];
        return typeof value === "boolean" ? words[`${value}`] : value;
      },
    })),
  };
}

async function* batchesOf(contacts: readonly ShownContact[]): AsyncGenerator<readonly ShownContact[], void, undefined> {
  for (let from = 0; from < contacts.length; from += AT_ONCE) yield contacts.slice(from, from + AT_ONCE);
}

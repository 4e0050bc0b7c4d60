import { columnIndex, columnLetters } from "../audiences/column-letters";
import type { Layout } from "../audiences/columns";
import { detailColumns } from "../audiences/header-words";
import type { Row } from "../audiences/rows";
import { plainText } from "../phones/number";
import { isEmail } from "./email";

export const CONTACT_FIELDS = ["firstName", "lastName", "email", "blocked"] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** Where a table keeps what a contact has beside its numbers, by the columns' letters; null: nowhere. */
export type ContactColumns = Record<ContactField, string | null>;
/** The same by index, from 0; -1: nowhere. */
export type ContactPlaces = Record<ContactField, number>;

const MIN_SHARE = 0.8;
/** Letters, and what stands between and after them in names; a word that is long beyond it is a remark. */
const NAME = /^(?=.*\p{L})[\p{L}\p{M}\s'’"׳״.()-]{2,40}$/u;

/**
 * The columns of names, e-mail and "blocked": by the header's words, e-mail also by content. Without a header, a single column of names
 * or two are told by their content; of more nobody knows which. A full name goes whole to the first name.
 */
export function guessPlaces(sample: readonly Row[], layout: Layout): ContactPlaces {
  const rows = sample.slice(layout.firstDataRow);
  const { header, phoneColumns } = layout;
  const named = detailColumns(header ?? []);
  const email = named.email === -1 ? columnOf(rows, phoneColumns, isEmail) : named.email;
  const names = header ? namesByWords(named) : namesByContent(rows, [...phoneColumns, email]);
  const places = { ...names, email, blocked: named.blocked };
  // A column is one thing only: «איש קשר» may stand above numbers.
  for (const field of CONTACT_FIELDS) if (phoneColumns.includes(places[field])) places[field] = -1;
  return places;
}

function namesByWords({ firstName, lastName, fullName }: ReturnType<typeof detailColumns>): Pick<ContactPlaces, "firstName" | "lastName"> {
  const hasParts = firstName !== -1 && (lastName !== -1 || fullName === -1);
  return { firstName: hasParts ? firstName : fullName, lastName };
}

function namesByContent(rows: readonly Row[], taken: readonly number[]): Pick<ContactPlaces, "firstName" | "lastName"> {
  const [first = -1, last = -1, ...more] = columnsOf(rows, taken, (text) => NAME.test(text));
  return more.length > 0 ? { firstName: -1, lastName: -1 } : { firstName: first, lastName: last };
}

const columnOf = (rows: readonly Row[], taken: readonly number[], isOne: (text: string) => boolean): number =>
  columnsOf(rows, taken, isOne)[0] ?? -1;

/** The columns, but for the taken, nearly all of whose filled cells are such. */
function columnsOf(rows: readonly Row[], taken: readonly number[], isOne: (text: string) => boolean): number[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    if (taken.includes(column)) return false;
    const texts = rows.map((row) => plainText(row[column] ?? "")).filter((text) => text !== "");
    return texts.length > 0 && texts.filter(isOne).length >= MIN_SHARE * texts.length;
  });
}

export function placesOf(columns: ContactColumns): ContactPlaces {
  const place = (field: ContactField) => (columns[field] === null ? -1 : columnIndex(columns[field]));
  return { firstName: place("firstName"), lastName: place("lastName"), email: place("email"), blocked: place("blocked") };
}

export function lettersOf(places: ContactPlaces): ContactColumns {
  const letters = (field: ContactField) => (places[field] === -1 ? null : columnLetters(places[field]));
  return { firstName: letters("firstName"), lastName: letters("lastName"), email: letters("email"), blocked: letters("blocked") };
}

import { type Contact, ContactBook, type ContactFields } from "./contacts.ts";

export type InsertType = "all" | "replacing" | "insert" | "delete";
export const INSERT_TYPES: readonly InsertType[] = ["all", "replacing", "insert", "delete"];

/** A row of an import. An absent field is left as it is on an update; `blocked` never is: see `upsert`. */
export type ImportRow = { phone: string; email: string; firstName?: string; lastName?: string; blocked: boolean };
export type ImportCounts = { newNumbers: number; updateNumbers: number; errorNumbers: number; deletedNumbers: number };
export type ContactsQuery = { freeSearch: string; limit: number | null; page: number };
export type ContactsPage = { contacts: Contact[]; total: number; fromLine: number; toLine: number };
export type SavedMailingLists = { nextId: number; lists: [listId: number, contacts: Contact[]][] };

const EMPTY = { phone1: "", phone2: "", phone3: "", firstName: "", lastName: "", email: "", email2: "", blocked: false };
/** The reference's first contact. Ids are never used twice, across all lists. */
const FIRST_ID = 10_001;

/** The account's mailing lists. (D) Every positive number is a list, empty until its first import. */
export class MailingLists {
  readonly #lists = new Map<number, ContactBook>();
  #nextId = FIRST_ID;
  /** Goes up with every change, so that who keeps the state knows when to. */
  revision = 0;

  contacts(listId: number): Contact[] {
    return this.#lists.get(listId)?.all() ?? [];
  }

  /** `delete` without rows clears the list; other modes without rows change nothing, but `replacing` empties first. */
  import(listId: number, mode: InsertType, rows: ImportRow[]): ImportCounts {
    this.revision += 1;
    const book = this.#book(listId);
    const counts: ImportCounts = { newNumbers: 0, updateNumbers: 0, errorNumbers: 0, deletedNumbers: 0 };
    if (mode === "replacing" || (mode === "delete" && rows.length === 0)) counts.deletedNumbers = book.clear();
    for (const row of rows) this.#importRow(book, mode, row, counts);
    return counts;
  }

  page(listId: number, query: ContactsQuery): ContactsPage {
    const found = this.contacts(listId).filter((contact) => matches(contact, query.freeSearch));
    if (query.limit === null) return { contacts: found, total: found.length, fromLine: 0, toLine: found.length };
    const fromLine = query.page * query.limit;
    const toLine = Math.max(fromLine, Math.min(fromLine + query.limit, found.length));
    return { contacts: found.slice(fromLine, toLine), total: found.length, fromLine, toLine };
  }

  /**
   * `phoneEdit`: with an id that contact is updated; without one the match by phone or e-mail, else a contact is added.
   * @returns false when the id is not in the list.
   */
  edit(listId: number, id: number | null, fields: ContactFields): boolean {
    this.revision += 1;
    const book = this.#book(listId);
    const known = id === null ? book.find(fields.phone1 ?? "", fields.email ?? "") : book.get(id);
    if (known) book.update(known, fields);
    else if (id === null) this.#insert(book, fields);
    return known !== undefined || id === null;
  }

  delete(listId: number, ids: number[]): void {
    this.revision += 1;
    const book = this.#book(listId);
    for (const id of ids) book.delete(id);
  }

  setBlocked(listId: number, ids: number[], blocked: boolean): void {
    this.revision += 1;
    const book = this.#book(listId);
    for (const id of ids) {
      const contact = book.get(id);
      if (contact) book.update(contact, { blocked });
    }
  }

  toJSON(): SavedMailingLists {
    return { nextId: this.#nextId, lists: [...this.#lists].map(([listId, book]) => [listId, book.all()]) };
  }

  static fromJSON(saved: SavedMailingLists): MailingLists {
    const lists = new MailingLists();
    for (const [listId, contacts] of saved.lists) for (const contact of contacts) lists.#book(listId).insert(contact);
    lists.#nextId = saved.nextId;
    return lists;
  }

  #book(listId: number): ContactBook {
    const known = this.#lists.get(listId);
    if (known) return known;
    const book = new ContactBook();
    this.#lists.set(listId, book);
    return book;
  }

  #insert(book: ContactBook, fields: ContactFields): void {
    book.insert({ ...EMPTY, ...fields, id: this.#nextId++ });
  }

  #importRow(book: ContactBook, mode: InsertType, row: ImportRow, counts: ImportCounts): void {
    if (row.phone === "" && row.email === "") {
      counts.errorNumbers += 1;
      return;
    }
    const known = book.find(row.phone, row.email);
    if (mode === "delete") {
      if (known && book.delete(known.id)) counts.deletedNumbers += 1;
    } else if (!known) {
      this.#insert(book, importedFields(row));
      counts.newNumbers += 1;
    } else if (mode !== "insert") {
      book.update(known, importedFields(row));
      counts.updateNumbers += 1;
    }
  }
}

/** A row says 0 when it says nothing of `status`, so an import with the default can un-block a contact: the documented default. */
function importedFields(row: ImportRow): ContactFields {
  return {
    blocked: row.blocked,
    ...(row.phone === "" ? {} : { phone1: row.phone }),
    ...(row.email === "" ? {} : { email: row.email }),
    ...(row.firstName === undefined ? {} : { firstName: row.firstName }),
    ...(row.lastName === undefined ? {} : { lastName: row.lastName }),
  };
}

/** mailing-lists-api.md, "Searching": phone digits (`-` is stripped), first name or last name. */
function matches(contact: Contact, freeSearch: string): boolean {
  const text = freeSearch.trim().toLowerCase();
  if (text === "") return true;
  const digits = text.replaceAll("-", "");
  const names = [contact.firstName, contact.lastName].map((name) => name.toLowerCase());
  const phones = [contact.phone1, contact.phone2, contact.phone3];
  return names.some((name) => name.includes(text)) || (/^\d+$/.test(digits) && phones.some((phone) => phone.includes(digits)));
}

import "server-only";
import {
  type Contact,
  deleteContacts,
  importContacts,
  type NonEmptyArray,
  readContacts,
  saveContact,
  setBlocked,
} from "@/lib/ip-sales/mailing-lists";
import { emailKey, phoneKey } from "@/lib/lists/book";
import { findByEmail, findByPhone } from "@/lib/lists/contact-finding";
import { mayBeBlocked } from "@/lib/lists/schema";
import type { ChangedRow, SentRow, Step } from "@/lib/lists/steps";
import { PAGE_SIZE } from "@/lib/lists/whole-list";
import { noteCarried, optedOutOf } from "@/lib/opt-outs/ledger";
import { readStable } from "./prepare";

type Sent = Exclude<Step, { kind: "verify" }>;

/** Does one step. Done again it changes nothing more. @throws what the calls of lib/ip-sales throw; AppError as {@link readStable} */
export async function doStep(listId: number, step: Sent): Promise<void> {
  switch (step.kind) {
    case "block":
      if (hasSome(step.ids)) await setBlocked(listId, step.ids, true);
      return;
    case "remove":
      if (hasSome(step.ids)) await deleteContacts(listId, step.ids);
      return;
    case "add":
      return send(listId, "insert", step.rows);
    case "change":
      return send(listId, "merge", await asTheyAreNow(listId, step.rows));
    case "save":
      return save(listId, step);
  }
}

const hasSome = <T>(all: readonly T[]): all is NonEmptyArray<T> => all.length > 0;

/** The ledger is asked again: who came into it since the plan was made goes out blocked. */
async function send(listId: number, mode: "insert" | "merge", rows: readonly SentRow[]): Promise<void> {
  const optedOut = await optedOutOf(rows.flatMap(({ phone }) => phone ?? []));
  if (optedOut.size > 0) await noteCarried(listId, optedOut);
  const careful = rows.map(({ phone, firstName, lastName, email, blocked }) => ({
    ...(phone !== undefined && { phone }),
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
    ...(email !== undefined && { email }),
    blocked: blocked || (phone !== undefined && optedOut.has(phone)),
  }));
  if (hasSome(careful)) await importContacts(listId, mode, careful);
}

/** Always by an id: without one upstream would add whoever isn't there. Nobody is brought back whom somebody removed meanwhile. */
async function save(listId: number, { kind: _, email2, ...fields }: Extract<Step, { kind: "save" }>): Promise<void> {
  const { phone, email } = fields;
  const id = fields.id ?? (await (phone === "" ? findByEmail(listId, email) : findByPhone(listId, phoneKey(phone))))?.id;
  if (id === undefined || (fields.id !== null && !(await isThere(listId, fields.id, phone)))) return;
  await saveContact(listId, { ...fields, id, ...(email2 !== undefined && { email2 }) });
}

/** @param phone by which the contact is found sooner, where it has it already */
async function isThere(listId: number, id: string, phone: string): Promise<boolean> {
  const isIt = (contact: Contact) => contact.id === id;
  const found = phone === "" ? [] : (await readContacts(listId, { search: phoneKey(phone), page: 1, pageSize: 100 })).contacts;
  return found.some(isIt) || (await readStable(listId)).some(isIt);
}

/**
 * A change says whether its contact is blocked, and cannot leave it unsaid; and upstream finds the contact by number or e-mail, not by id.
 * So the contacts are read once more just before, on the pages where they stood: blocked is who is blocked now, and rows that would find
 * another contact than theirs, or nobody, are left out. The rows are in the list's order, so that all changes of an import read the list
 * once more at most; whole it is read where one has moved, or gets a number that must be nobody's.
 */
async function asTheyAreNow(listId: number, changes: readonly ChangedRow[]): Promise<SentRow[]> {
  const pages = new Set(changes.map(({ at }) => Math.floor(at / PAGE_SIZE) + 1));
  let now = new Now();
  for (const page of pages) now.add((await readContacts(listId, { page, pageSize: PAGE_SIZE })).contacts);
  if (!changes.every((change) => now.isSure(change))) {
    now = new Now();
    now.add(await readStable(listId));
  }
  return changes.flatMap(({ id, row }) => {
    const contact = now.found(row);
    return contact?.id === id ? { ...row, blocked: mayBeBlocked(contact) } : [];
  });
}

/** Contacts as they are now. */
class Now {
  readonly #ids = new Set<string>();
  /** Null: several have it. */
  readonly #phones = new Map<string, Contact | null>();
  readonly #emails = new Map<string, Contact | null>();

  add(contacts: readonly Contact[]): void {
    for (const contact of contacts) {
      if (this.#ids.has(contact.id)) continue;
      this.#ids.add(contact.id);
      for (const key of new Set(contact.phones.map(phoneKey))) this.#phones.set(key, this.#phones.has(key) ? null : contact);
      for (const key of new Set(contact.emails.map(emailKey))) this.#emails.set(key, this.#emails.has(key) ? null : contact);
    }
  }

  /** Whom a row finds, as upstream has it; null or undefined: nobody, or one of several. */
  found({ phone, email }: ChangedRow["row"]): Contact | null | undefined {
    const byPhone = phone === undefined ? undefined : this.#phones.get(phoneKey(phone));
    return byPhone === undefined && email !== undefined ? this.#emails.get(emailKey(email)) : byPhone;
  }

  /** Whether a part of the list tells whom a row finds: its contact is there, and has the number. */
  isSure({ id, row }: ChangedRow): boolean {
    return this.#ids.has(id) && (row.phone === undefined || this.#phones.get(phoneKey(row.phone))?.id === id);
  }
}

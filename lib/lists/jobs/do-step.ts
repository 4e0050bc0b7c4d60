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
import { mayBeBlocked } from "@/lib/lists/book";
import type { ChangedRow, SentRow, Step } from "@/lib/lists/steps";
import { PAGE_SIZE, readWholeList } from "@/lib/lists/whole-list";
import { noteCarried, optedOutOf } from "@/lib/opt-outs/ledger";

type Sent = Exclude<Step, { kind: "verify" }>;

/** Does one step. Done again it changes nothing more. @throws what the calls of lib/ip-sales throw */
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
      return send(listId, "merge", await asBlockedNow(listId, step.rows));
    case "save": {
      const { kind: _, id, email2, ...fields } = step;
      return saveContact(listId, { ...fields, ...(id !== null && { id }), ...(email2 !== undefined && { email2 }) });
    }
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

/**
 * A change says whether its contact is blocked, and cannot leave it unsaid. So the contacts are read once more just before, on the pages
 * where they stood: who was blocked since the plan was made stays so. The rows are in the list's order, so that all changes of an import
 * read the list once more at most.
 */
async function asBlockedNow(listId: number, changes: readonly ChangedRow[]): Promise<SentRow[]> {
  const pages = new Set(changes.map(({ at }) => Math.floor(at / PAGE_SIZE) + 1));
  let seen = new Map<string, Contact>();
  for (const page of pages) {
    const { contacts } = await readContacts(listId, { page, pageSize: PAGE_SIZE });
    for (const contact of contacts) seen.set(contact.id, contact);
  }
  if (changes.some(({ id }) => !seen.has(id))) {
    // Somebody removed contacts before them, or them.
    const { contacts } = await readWholeList(listId);
    seen = new Map(contacts.map((contact) => [contact.id, contact]));
  }
  return changes.map(({ id, row }) => ({ ...row, blocked: row.blocked || mayBeBlocked(seen.get(id) ?? row) }));
}

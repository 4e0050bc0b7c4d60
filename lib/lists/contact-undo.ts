import "server-only";
import { AppError } from "@/lib/errors";
import { type Contact, type ContactRow, importContacts, type NonEmptyArray, saveContact } from "@/lib/ip-sales/mailing-lists";
import { noteCarried, optedOutOf } from "@/lib/opt-outs/ledger";
import { emailKey, phoneKey } from "./book";
import { findByPhone } from "./contact-finding";
import type { UndoAnswer } from "./contact-schema";
import type { ListId } from "./schema";
import { mayBeBlocked } from "./schema";
import { readSnapshotContacts } from "./snapshots";
import { readWholeList } from "./whole-list";

const BATCH = 1_000;

/**
 * Adds the contacts of a snapshot again, and changes none that is in the list: who was blocked comes back blocked, and so does who must not
 * be called by now. Their ids, and second and third numbers, can't be brought back. Upstream takes whoever has a row's e-mail for its contact:
 * an e-mail that people share follows when its owner is back.
 * @throws AppError `not-found`; `conflict` where the list keeps changing; what `importContacts` throws: doing it again does no harm
 */
export async function undoRemoval(listId: ListId, snapshotId: string): Promise<UndoAnswer> {
  const contacts = await readSnapshotContacts(listId, snapshotId);
  const optedOut = await optedOutOf(new Set(contacts.flatMap(({ phones }) => phones)));
  const named = contacts.filter(({ phones, emails }) => phones.length + emails.length > 0);
  const isShared = await sharedEmails(listId, named);
  let restored: number | null = 0;
  for (let from = 0; from < named.length; from += BATCH) {
    const [first, ...others] = named.slice(from, from + BATCH).map((contact) => rowOf(contact, optedOut, isShared));
    if (!first) break;
    const rows: NonEmptyArray<ContactRow> = [first, ...others];
    const carried = rows.flatMap(({ phone, blocked }) => (phone && blocked ? [phone] : []));
    await noteCarried(
      listId,
      carried.filter((phone) => optedOut.has(phone)),
    );
    const { added } = await importContacts(listId, "insert", rows);
    restored = restored === null || added === null ? null : restored + added;
  }
  for (const contact of named.filter(isShared)) await bringEmail(listId, contact);
  const withoutOther = named.filter(({ phones, emails }) => phones.length > 1 || emails.length > 1).length;
  return { restored, present: restored === null ? null : Math.max(0, named.length - restored), withoutOther };
}

/** Whether a contact with a number, who isn't in the list, has an e-mail that another one has too, in the list or among those who come back. */
async function sharedEmails(listId: ListId, removed: readonly Contact[]): Promise<(contact: Contact) => boolean> {
  const { contacts, isPartial } = await readWholeList(listId);
  if (isPartial) throw new AppError("conflict", { message: "lists.problems.keepsChanging" });
  const numbers = new Set(contacts.flatMap(({ phones }) => phones.map(phoneKey)));
  const isGone = ({ phones }: Contact) => !phones.some((phone) => numbers.has(phoneKey(phone)));
  const holders = new Map<string, number>();
  for (const { emails } of [...contacts, ...removed.filter(isGone)])
    for (const key of new Set(emails.map(emailKey))) holders.set(key, (holders.get(key) ?? 0) + 1);
  const hasMore = (email: string | undefined) => email !== undefined && (holders.get(emailKey(email)) ?? 0) > 1;
  return (contact) => contact.phones.length > 0 && hasMore(contact.emails[0]) && isGone(contact);
}

async function bringEmail(listId: ListId, { phones: [phone = ""], emails: [email = ""] }: Contact): Promise<void> {
  const back = await findByPhone(listId, phone);
  if (!back || back.emails.length > 0) return;
  const { id, firstName, lastName } = back;
  await saveContact(listId, { id, phone: back.phones[0], firstName, lastName, email });
}

function rowOf(contact: Contact, optedOut: ReadonlySet<string>, isShared: (contact: Contact) => boolean): ContactRow {
  const { phones, firstName, lastName, emails } = contact;
  const blocked = mayBeBlocked(contact) || phones.some((phone) => optedOut.has(phone));
  return { phone: phones[0] ?? "", firstName, lastName, email: isShared(contact) ? "" : (emails[0] ?? ""), blocked };
}

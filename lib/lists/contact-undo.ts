import "server-only";
import { type Contact, type ContactRow, importContacts, type NonEmptyArray } from "@/lib/ip-sales/mailing-lists";
import { noteCarried, optedOutOf } from "@/lib/opt-outs/ledger";
import type { UndoAnswer } from "./contact-schema";
import type { ListId } from "./schema";
import { mayBeBlocked } from "./schema";
import { readSnapshotContacts } from "./snapshots";

const BATCH = 1_000;

/**
 * Adds the contacts of a snapshot again, and changes none that is in the list: who was blocked comes back blocked, and so does who must not
 * be called by now. Their ids, and second and third numbers, can't be brought back.
 * @throws AppError `not-found`; what `importContacts` throws: doing it again does no harm
 */
export async function undoRemoval(listId: ListId, snapshotId: string): Promise<UndoAnswer> {
  const contacts = await readSnapshotContacts(listId, snapshotId);
  const optedOut = await optedOutOf(new Set(contacts.flatMap(({ phones }) => phones)));
  const named = contacts.filter(({ phones, emails }) => phones.length + emails.length > 0);
  let restored: number | null = 0;
  for (let from = 0; from < named.length; from += BATCH) {
    const [first, ...others] = named.slice(from, from + BATCH).map((contact) => rowOf(contact, optedOut));
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
  const withoutOther = named.filter(({ phones, emails }) => phones.length > 1 || emails.length > 1).length;
  return { restored, present: restored === null ? null : Math.max(0, named.length - restored), withoutOther };
}

function rowOf(contact: Contact, optedOut: ReadonlySet<string>): ContactRow {
  const { phones, firstName, lastName, emails } = contact;
  const blocked = mayBeBlocked(contact) || phones.some((phone) => optedOut.has(phone));
  return { phone: phones[0] ?? "", firstName, lastName, email: emails[0] ?? "", blocked };
}

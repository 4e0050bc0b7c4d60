import "server-only";
import { type Contact, readContacts } from "@/lib/ip-sales/mailing-lists";
import { tellBlocked } from "@/lib/opt-outs/ledger";

/** Some thousands: a list of 250,000 is fifty answers of a megabyte. */
export const PAGE_SIZE = 5_000;
const TRIES = 4;

export interface WholeList {
  /** Each once, in the order in which upstream listed them. */
  contacts: Contact[];
  /** The list was changing at every try: contacts may be missing. Nothing may be removed from a list that is known in part. */
  isPartial: boolean;
}

/**
 * Every contact of a list, read page by page, and again from the first where the list changed meanwhile. The ledger learns from a whole
 * reading whose numbers are blocked.
 * @throws UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood
 */
export async function readWholeList(listId: number): Promise<WholeList> {
  let contacts: Contact[] = [];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const reading = await readPages(listId);
    contacts = reading.contacts;
    if (!reading.isStable) continue;
    await tellLedger(listId, contacts);
    return { contacts, isPartial: false };
  }
  return { contacts, isPartial: true };
}

/**
 * One reading from the first page to the last. It is stable when all pages told the same total, as many different contacts came, and each
 * page but the last still ends with the contact that it ended with: after a removal in it, or in one before it, that would be another.
 */
async function readPages(listId: number): Promise<{ contacts: Contact[]; isStable: boolean }> {
  const byId = new Map<string, Contact>();
  const totals = new Set<number | null>();
  const ends: (string | undefined)[] = [];
  for (let isMore = true; isMore; ) {
    const page = ends.length + 1;
    const { contacts, total } = await readContacts(listId, { page, pageSize: PAGE_SIZE });
    for (const contact of contacts) byId.set(contact.id, contact);
    totals.add(total);
    ends.push(contacts.at(-1)?.id);
    isMore = contacts.length > 0 && (total === null ? contacts.length >= PAGE_SIZE : page * PAGE_SIZE < total);
  }
  const contacts = [...byId.values()];
  const isCounted = totals.size === 1 && totals.has(contacts.length);
  return { contacts, isStable: isCounted && (await endAsBefore(listId, ends.slice(0, -1))) };
}

/** Whether pages still end with the contacts of these ids. */
async function endAsBefore(listId: number, ends: readonly (string | undefined)[]): Promise<boolean> {
  for (const [index, end] of ends.entries()) {
    const { contacts } = await readContacts(listId, { page: (index + 1) * PAGE_SIZE, pageSize: 1 });
    if (contacts[0]?.id !== end) return false;
  }
  return true;
}

/** A number of two contacts, of which one is blocked, is blocked. Where upstream didn't say, nothing is told either way. */
async function tellLedger(listId: number, contacts: readonly Contact[]): Promise<void> {
  const blocked = new Set(contacts.flatMap((contact) => (contact.blocked === true ? contact.phones : [])));
  const open = contacts.flatMap((contact) => (contact.blocked === false ? contact.phones.filter((phone) => !blocked.has(phone)) : []));
  await tellBlocked(listId, blocked, open);
}

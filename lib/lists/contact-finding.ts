import "server-only";
import { AppError } from "@/lib/errors";
import { type Contact, type ContactQuery, readContacts } from "@/lib/ip-sales/mailing-lists";
import { optedOutOf } from "@/lib/opt-outs/ledger";
import { phoneKey } from "./book";
import type { ContactChoice, ContactsPage, ShownContact, Was } from "./contact-schema";
import type { ListId } from "./schema";
import { readWholeList } from "./whole-list";

/** Upstream has no reading by id: contacts are found by their numbers first, then by going through the list. */
const HINTS = 20;
const HINT_PAGE = 100;
const SCAN_PAGE = 5_000;
const UNSTABLE = () => new AppError("conflict", { message: "lists.problems.partial" });

/** Contacts as people are shown them. */
export async function shown(contacts: readonly Contact[]): Promise<ShownContact[]> {
  const optedOut = await optedOutOf(new Set(contacts.flatMap(({ phones }) => phones)));
  return contacts.map(({ rhStatus: _, ...contact }) => ({ ...contact, optedOut: contact.phones.some((phone) => optedOut.has(phone)) }));
}

export async function shownOne(contact: Contact): Promise<ShownContact> {
  const [one] = await shown([contact]);
  if (!one) throw new Error("the contact is not shown");
  return one;
}

/** A page of the contacts that a search finds, as upstream has it. @throws UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood */
export async function readPage(listId: ListId, query: Required<ContactQuery>): Promise<ContactsPage> {
  const { contacts, total } = await readContacts(listId, query);
  return { contacts: await shown(contacts), total };
}

/**
 * Everybody that a search finds, each once.
 * @throws AppError `conflict` where the list was changing, and what was read is not all; what {@link readPage} throws
 */
export async function readFound(listId: ListId, search: string): Promise<Contact[]> {
  if (search === "") {
    const { contacts, isPartial } = await readWholeList(listId);
    if (isPartial) throw UNSTABLE();
    return contacts;
  }
  // One answer holds them all, so that nothing shifts between pages.
  const { contacts, total } = await readContacts(listId, { search });
  if (total !== null && total !== contacts.length) throw UNSTABLE();
  return contacts;
}

/** The contacts of these ids that are in the list. @param phones numbers they had when they were shown @param search what found them */
export async function findByIds(
  listId: ListId,
  ids: readonly string[],
  { phones = [], search = "" }: { phones?: readonly string[] | undefined; search?: string | undefined },
): Promise<Contact[]> {
  const wanted = new Set(ids);
  const found = new Map<string, Contact>();
  const take = (contacts: readonly Contact[]) => {
    for (const contact of contacts) if (wanted.has(contact.id)) found.set(contact.id, contact);
  };
  const hints = new Set(phones.map(phoneKey).filter(Boolean));
  if (hints.size <= HINTS)
    for (const hint of hints) take((await readContacts(listId, { search: hint, page: 1, pageSize: HINT_PAGE })).contacts);
  for (let page = 1, isMore = true; isMore && found.size < wanted.size; page++) {
    const { contacts } = await readContacts(listId, { search, page, pageSize: SCAN_PAGE });
    take(contacts);
    isMore = contacts.length === SCAN_PAGE;
  }
  return [...found.values()];
}

/** A contact by its id, or undefined. @param was how it was shown */
export async function findById(listId: ListId, id: string, was?: Was): Promise<Contact | undefined> {
  const [contact] = await findByIds(listId, [id], { phones: was?.phones });
  return contact;
}

/** Who has exactly this number, whichever of its numbers it is. */
export async function findByPhone(listId: ListId, phone: string): Promise<Contact | undefined> {
  const { contacts } = await readContacts(listId, { search: phone });
  return contacts.find(({ phones }) => phones.some((one) => phoneKey(one) === phone));
}

/** Who has this e-mail address; upstream's search doesn't look for addresses, so the list is gone through. */
export async function findByEmail(listId: ListId, email: string): Promise<Contact | undefined> {
  const wanted = email.toLowerCase();
  for (let page = 1; ; page++) {
    const { contacts } = await readContacts(listId, { page, pageSize: SCAN_PAGE });
    const contact = contacts.find(({ emails }) => emails.some((one) => one.toLowerCase() === wanted));
    if (contact || contacts.length < SCAN_PAGE) return contact;
  }
}

/**
 * The contacts that a person chose, as the list has them now, and how many of the chosen ids it has no more.
 * @throws AppError `conflict` where the search finds another number than the person was told, `not-found` where no id is left
 */
export async function readChosen(choice: ContactChoice): Promise<{ contacts: Contact[]; missing: number }> {
  const { listId, ids, phones, search, expected } = choice;
  if (ids === undefined) {
    const contacts = await readFound(listId, search ?? "");
    if (expected !== undefined && expected !== contacts.length) {
      throw new AppError("conflict", {
        message: "lists.problems.foundChanged",
        values: { expected, found: contacts.length },
        details: { expected, found: contacts.length },
      });
    }
    return { contacts, missing: 0 };
  }
  const contacts = await findByIds(listId, ids, { phones, search });
  if (contacts.length === 0) throw new AppError("not-found", { message: "lists.problems.contactsGone" });
  return { contacts, missing: new Set(ids).size - contacts.length };
}

import "server-only";
import { type Contact, readContacts } from "@/lib/ip-sales/mailing-lists";
import { phoneKey } from "@/lib/lists/book";
import type { MailingList } from "@/lib/lists/schema";
import { readLists } from "@/lib/lists/store";
import { type Outcome, someAtOnce } from "./some-at-once";

/** Of each registered list the contacts that have the number. Upstream's search finds parts of numbers and names: its answer is compared. */
export async function listsOf(phone: string): Promise<{ lists: MailingList[]; found: Outcome<Contact[]>[] }> {
  const lists = await readLists();
  const found = await someAtOnce(lists, async ({ id }) => {
    const { contacts } = await readContacts(id, { search: phone });
    return contacts.filter(({ phones }) => phones.some((other) => phoneKey(other) === phone));
  });
  return { lists, found };
}

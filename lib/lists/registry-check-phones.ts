import "server-only";
import { AppError } from "@/lib/errors";
import type { Contact } from "@/lib/ip-sales/mailing-lists";
import { readPhone } from "@/lib/phones/number";
import type { ListId } from "./schema";
import { readWholeList } from "./whole-list";

/**
 * All contacts of a list, for a comparison that has to see everybody.
 * @throws AppError `conflict` where the list was changing; what reading it throws
 */
export async function readEverybody(listId: ListId): Promise<Contact[]> {
  const { contacts, isPartial } = await readWholeList(listId);
  if (isPartial) throw new AppError("conflict", { message: "lists.problems.partial" });
  return contacts;
}

/** The numbers that may be called in the list, each once: those that are blocked in it need no comparison. */
export function phonesToCheck(contacts: readonly Contact[]): string[] {
  const numbers = (some: readonly Contact[]) =>
    some.flatMap(({ phones }) =>
      phones.flatMap((text) => {
        const reading = readPhone(text);
        return reading.kind === "phone" ? [reading.phone] : [];
      }),
    );
  const blocked = new Set(numbers(contacts.filter((contact) => contact.blocked === true)));
  return [...new Set(numbers(contacts.filter((contact) => contact.blocked !== true)))].filter((phone) => !blocked.has(phone));
}

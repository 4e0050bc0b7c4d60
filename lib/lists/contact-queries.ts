import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type * as z from "zod/mini";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import {
  ContactAnswer,
  type ContactFields,
  ContactsPage,
  DeleteAnswer,
  type ShownContact,
  StatusAnswer,
  takesName,
  UndoAnswer,
  type Was,
} from "./contact-schema";
import { listQueries } from "./queries";
import type { ListId } from "./schema";
import { mayBeBlocked } from "./schema";

export interface ContactsView {
  search: string;
  /** From 1. */
  page: number;
  pageSize: number;
}

export const contactQueries = {
  all: (listId: ListId) => [...listQueries.of(listId), "contacts"] as const,
  /** Old rows stay while new ones load. */
  page: (listId: ListId, { search, page, pageSize }: ContactsView) =>
    queryOptions({
      queryKey: [...contactQueries.all(listId), search, page, pageSize],
      queryFn: ({ signal }) => fetchJson(ContactsPage, paths.api.contacts(listId, queryOf(search, { page, pageSize })), { signal }),
      placeholderData: keepPreviousData,
    }),
};

/** The API's query: what is looked for, and what else is asked. */
export function queryOf(search: string, more: Record<string, number> = {}): string {
  const query = new URLSearchParams(Object.entries(more).map(([name, value]) => [name, String(value)]));
  if (search !== "") query.set("search", search);
  return query.toString();
}

/** What everybody sees of the list afterwards is asked for anew, also where a change failed in the middle. */
function useContactMutation<Input, Output>(listId: ListId, mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: listQueries.of(listId) }),
  });
}

/** Its error is ApiProblem `conflict` where somebody in the list has the number or the address. */
export function useAddContact(listId: ListId) {
  return useContactMutation(
    listId,
    async (body: ContactFields) => (await fetchJson(ContactAnswer, paths.api.contacts(listId), { method: "POST", body })).contact,
  );
}

/** Only what is given changes. Its error is ApiProblem `conflict` where the contact isn't what was shown any more. */
export function useChangeContact(listId: ListId, { id, phones, firstName, lastName, emails }: ShownContact) {
  const was: Was = { phones, firstName, lastName, emails };
  return useContactMutation(
    listId,
    async (fields: ContactFields) =>
      (await fetchJson(ContactAnswer, paths.api.contact(listId, id), { method: "PATCH", body: { ...fields, was } })).contact,
  );
}

/** Who is meant: some, as they were shown, or all that a search finds, so many. */
export type Chosen = { contacts: readonly ShownContact[] } | { search: string; expected: number };

export const countOf = (chosen: Chosen): number => ("search" in chosen ? chosen.expected : chosen.contacts.length);

export interface Progress {
  done: number;
  of: number;
}

/** Some thousands in a request, so that there is something to tell meanwhile. */
const AT_MOST = 50_000;
/** Beyond this the server goes through the list, whatever it is told. */
const MAX_HINTS = 20;

function bodyOf(chosen: Chosen): Record<string, unknown> {
  if ("search" in chosen) return { all: true, search: chosen.search, expected: chosen.expected, atMost: AT_MOST };
  const phones = chosen.contacts.flatMap(({ phones }) => phones.slice(0, 1));
  return { ids: chosen.contacts.map(({ id }) => id), ...(phones.length <= MAX_HINTS && { phones }), atMost: AT_MOST };
}

/** Whether the list's name has to be typed for a change of these. */
export const takesNameOf = (chosen: Chosen): boolean => takesName("search" in chosen ? null : chosen.contacts.length);

/** How many of these are in the ledger, or come into it before they would be un-blocked; null: nobody has looked at them yet. */
export function optedOutAmong(chosen: Chosen): number | null {
  if ("search" in chosen) return null;
  return chosen.contacts.filter((contact) => contact.optedOut || (contact.phones.length > 0 && mayBeBlocked(contact))).length;
}

interface StatusChange {
  chosen: Chosen;
  reason: string;
  /** The list's name, where it had to be typed. */
  confirm?: string;
  onProgress: (progress: Progress) => void;
}

/** Asked again until nobody is left: what is done is not done twice. */
export function useSetBlocked(listId: ListId, change: "block" | "unblock") {
  return useContactMutation(listId, async ({ chosen, reason, confirm, onProgress }: StatusChange): Promise<StatusAnswer> => {
    const ask = () => send(StatusAnswer, paths.api.changeContacts(listId, change), { ...bodyOf(chosen), reason, confirm });
    let answer = await ask();
    const { unchanged, missing } = answer;
    let { changed, left } = answer;
    while (left > 0) {
      onProgress({ done: changed, of: changed + left });
      answer = await ask();
      changed += answer.changed;
      if (answer.left >= left) break; // Upstream says that it did what it didn't.
      left = answer.left;
    }
    return { changed, unchanged, missing, left };
  });
}

interface Removal {
  chosen: Chosen;
  /** The list's name, where it had to be typed. */
  confirm?: string;
  onProgress: (progress: Progress) => void;
}

export interface Removed {
  deleted: number;
  missing: number;
  /** The contacts as they were, to take it back. */
  snapshotIds: string[];
}

export function useDeleteContacts(listId: ListId) {
  return useContactMutation(listId, async ({ chosen, confirm, onProgress }: Removal): Promise<Removed> => {
    const removed: Removed = { deleted: 0, missing: 0, snapshotIds: [] };
    for (let rest: Chosen | null = chosen; rest; ) {
      const answer: DeleteAnswer = await send(DeleteAnswer, paths.api.changeContacts(listId, "delete"), { ...bodyOf(rest), confirm });
      removed.deleted += answer.deleted;
      removed.missing += answer.missing;
      if (answer.snapshotId) removed.snapshotIds.push(answer.snapshotId);
      onProgress({ done: removed.deleted, of: removed.deleted + answer.left });
      rest = answer.left > 0 && "search" in rest ? { ...rest, expected: answer.left } : null;
    }
    return removed;
  });
}

/** Brings deleted contacts back. */
export function useUndoRemoval(listId: ListId) {
  return useContactMutation(listId, async (snapshotIds: readonly string[]): Promise<UndoAnswer> => {
    const sum: UndoAnswer = { restored: 0, present: 0, withoutOther: 0 };
    for (const snapshotId of snapshotIds) {
      const answer = await send(UndoAnswer, paths.api.changeContacts(listId, "restore"), { snapshotId });
      sum.restored = plus(sum.restored, answer.restored);
      sum.present = plus(sum.present, answer.present);
      sum.withoutOther += answer.withoutOther;
    }
    return sum;
  });
}

const plus = (sum: number | null, more: number | null) => (sum === null || more === null ? null : sum + more);

const send = <Schema extends z.core.$ZodType>(schema: Schema, address: string, body: unknown) =>
  fetchJson(schema, address, { method: "POST", body });

import "server-only";
import * as z from "zod/mini";
import { readContacts } from "@/lib/ip-sales/mailing-lists";
import { operation } from "@/lib/operation";
import { ListAnswer, ListChange, type ListId, ListRef, ListsAnswer, NewList, OneList } from "./schema";
import { changeList, createList, readList, readLists, removeList, requireFreeNumber } from "./store";

/** Our own record: upstream has no action that lists the lists, or creates one (api-notes, "Mailing lists"). */
export const listLists = operation({
  name: "list.list",
  allow: "lists:manage",
  input: z.strictObject({}),
  output: ListsAnswer,
  run: async () => ({ lists: await readLists() }),
});

/** A list, and how many contacts upstream counts in it now. */
export const getList = operation({
  name: "list.get",
  allow: "lists:manage",
  input: ListRef,
  output: ListAnswer,
  run: async ({ input: { listId } }) => {
    const list = await readList(listId);
    return { list, total: await countContacts(listId) };
  },
});

/** Registers a number after upstream was asked for a contact of it. An empty list is none that upstream told apart from a number nobody uses. */
export const registerList = operation({
  name: "list.create",
  allow: "lists:manage",
  writes: true,
  input: NewList,
  output: ListAnswer,
  audit: ({ id, name, purpose }) => ({ target: String(id), details: { name, purpose } }),
  run: async ({ input: { id, name, purpose, consentSource }, actor }) => {
    await requireFreeNumber(id);
    const total = await countContacts(id);
    return { list: await createList(actor, id, { name, purpose, consentSource: consentSource || null }), total };
  },
});

export const editList = operation({
  name: "list.change",
  allow: "lists:manage",
  writes: true,
  input: ListChange,
  output: OneList,
  audit: ({ listId, name, purpose }) => ({ target: String(listId), details: { name, purpose } }),
  run: async ({ input: { listId, consentSource, ...change } }) => ({
    list: await changeList(listId, consentSource === undefined ? change : { ...change, consentSource: consentSource || null }),
  }),
});

/** Takes a list out of our registry, and nothing out of upstream: registering its number again brings back all that is known of it. */
export const unregisterList = operation({
  name: "list.remove",
  allow: "lists:manage",
  writes: true,
  input: ListRef,
  output: OneList,
  audit: ({ listId }) => ({ target: String(listId) }),
  run: async ({ input: { listId }, note }) => {
    const list = await removeList(listId);
    note({ details: { name: list.name } });
    return { list };
  },
});

/** One contact is asked for: whether the number can be read at all, and what upstream counts. */
async function countContacts(listId: ListId): Promise<number | null> {
  return (await readContacts(listId, { page: 1, pageSize: 1 })).total;
}

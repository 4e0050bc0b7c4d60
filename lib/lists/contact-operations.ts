import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { operation } from "@/lib/operation";
import { blockContacts, removeContacts, requireNameForAll, unblockContacts } from "./contact-bulk";
import { requireSheet } from "./contact-export";
import { readFound, readPage, shown, shownOne } from "./contact-finding";
import { addContact, changeContact } from "./contact-saving";
import {
  ContactAnswer,
  ContactChange,
  type ContactChoice,
  ContactsFile,
  ContactsFileQuery,
  ContactsPage,
  ContactsQuery,
  DeleteAnswer,
  DeleteRequest,
  NewContact,
  StatusAnswer,
  StatusRequest,
  UndoAnswer,
  UndoRequest,
} from "./contact-schema";
import { withoutNumbers } from "./contact-search";
import { undoRemoval } from "./contact-undo";
import type { ListId } from "./schema";
import { readList } from "./store";

/** A page of a list's contacts. A page past the last one is empty, and `total` tells how many there are. */
export const listContacts = operation({
  name: "contact.list",
  allow: "lists:manage",
  input: ContactsQuery,
  output: ContactsPage,
  run: async ({ input: { listId, ...query } }) => {
    await readList(listId);
    return readPage(listId, query);
  },
});

export const addListContact = operation({
  name: "contact.add",
  allow: "lists:manage",
  writes: true,
  input: NewContact,
  output: ContactAnswer,
  audit: ({ listId }) => ({ target: String(listId) }),
  run: async ({ input: { listId, ...fields }, note }) => {
    await readList(listId);
    const contact = await addContact(listId, fields);
    note({ details: { contact: contact.id } });
    return { contact: await shownOne(contact) };
  },
});

export const changeListContact = operation({
  name: "contact.change",
  allow: "lists:manage",
  writes: true,
  input: ContactChange,
  output: ContactAnswer,
  audit: ({ listId, contactId }) => ({ target: String(listId), details: { contact: contactId } }),
  run: async ({ input: { listId, contactId, was, ...fields } }) => {
    await readList(listId);
    return { contact: await shownOne(await changeContact(listId, contactId, fields, was)) };
  },
});

/** What of a choice is told to the audit: never what was searched for, which may be a number. */
const chosenNote = ({ listId, ids, all, search, expected }: ContactChoice, more: Record<string, unknown> = {}) => ({
  target: String(listId),
  details: { ...(ids && { contacts: ids.length }), ...(all && { all: true, filtered: Boolean(search), expected }), ...more },
});

export const blockListContacts = operation({
  name: "contacts.block",
  allow: "lists:manage",
  writes: true,
  input: StatusRequest,
  output: StatusAnswer,
  audit: ({ reason, confirm: _, ...choice }) => chosenNote(choice, { statedReason: withoutNumbers(reason) }),
  run: async ({ input: { reason, confirm, ...choice }, actor, note }) => {
    requireNameForAll(choice, await readList(choice.listId), confirm);
    const answer = await blockContacts(choice, reason, actor);
    note({ details: { changed: answer.changed } });
    return answer;
  },
});

export const unblockListContacts = operation({
  name: "contacts.unblock",
  allow: "lists:manage",
  writes: true,
  input: StatusRequest,
  output: StatusAnswer,
  audit: ({ reason, confirm: _, ...choice }) => chosenNote(choice, { statedReason: withoutNumbers(reason) }),
  run: async ({ input: { reason, confirm, ...choice }, actor, note }) => {
    requireNameForAll(choice, await readList(choice.listId), confirm);
    const answer = await unblockContacts(choice, reason, actor);
    note({ details: { changed: answer.changed } });
    return answer;
  },
});

export const deleteListContacts = operation({
  name: "contacts.delete",
  allow: "lists:manage",
  writes: true,
  input: DeleteRequest,
  output: DeleteAnswer,
  audit: ({ confirm: _, ...choice }) => chosenNote(choice),
  run: async ({ input: { confirm, ...choice }, actor, note }) => {
    const answer = await removeContacts(choice, await readList(choice.listId), confirm, actor);
    note({ details: { deleted: answer.deleted, snapshot: answer.snapshotId } });
    return answer;
  },
});

/** Takes a deleting back, as far as upstream allows. */
export const undoContactRemoval = operation({
  name: "list.restore",
  allow: "lists:manage",
  writes: true,
  input: UndoRequest,
  output: UndoAnswer,
  audit: ({ listId, snapshotId }) => ({ target: String(listId), details: { snapshot: snapshotId } }),
  run: async ({ input: { listId, snapshotId }, note }) => {
    await readList(listId);
    const answer = await undoRemoval(listId, snapshotId);
    note({ details: { restored: answer.restored } });
    return answer;
  },
});

/** All contacts that are found, for a file of text. @throws AppError `conflict` where only a part of them could be read */
export const exportContacts = operation({
  name: "contact.export",
  allow: "lists:manage",
  input: ContactsFileQuery,
  output: ContactsFile,
  run: ({ actor, input }) => fileOf(actor, input),
});

/** The same for a workbook in the person's language. @throws AppError `too-large` for more contacts than a sheet has rows */
export const exportContactsWorkbook = operation({
  name: "contact.export-workbook",
  allow: "lists:manage",
  input: ContactsFileQuery,
  output: ContactsFile,
  run: async ({ actor, input }) => {
    const file = await fileOf(actor, input);
    requireSheet(file.contacts.length);
    return file;
  },
});

async function fileOf(actor: Actor, { listId, search }: { listId: ListId; search: string }): Promise<ContactsFile> {
  const { name } = await readList(listId);
  return { listId, name, locale: actor.locale, contacts: await shown(await readFound(listId, search)) };
}

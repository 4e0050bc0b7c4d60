import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { UpstreamUnknown } from "@/lib/ip-sales/errors";
import { type Contact, deleteContacts, type NonEmptyArray, setBlocked } from "@/lib/ip-sales/mailing-lists";
import { addOptOuts, leave, noteCarried, optedOutOf, tellBlocked } from "@/lib/opt-outs/ledger";
import { requireName } from "./confirmation";
import { readChosen } from "./contact-finding";
import type { ContactChoice, DeleteAnswer, StatusAnswer } from "./contact-schema";
import type { ListId, MailingList } from "./schema";
import { snapshotContacts } from "./snapshots";

/** As many ids as go into one request. Each batch does no harm when it is done again. */
const BATCH = 1_000;

/** Blocks contacts. The ledger hears of it first, so that nothing calls them meanwhile. */
export async function blockContacts(choice: ContactChoice, reason: string, actor: Actor): Promise<StatusAnswer> {
  const { listId } = choice;
  const { contacts, missing } = await readChosen(choice);
  const open = contacts.filter(({ blocked }) => blocked !== true);
  const now = open.slice(0, choice.atMost);
  await inBatches(now, async (batch, ids) => {
    const phones = phonesOf(batch);
    await addOptOuts(phones.map((phone) => ({ phone, kind: "blocked", listId, reason, by: actor.id })));
    await noteCarried(listId, phones);
    await setBlocked(listId, ids, true);
  });
  return { changed: now.length, unchanged: contacts.length - open.length, missing, left: open.length - now.length };
}

/**
 * Lets contacts of a list be called again. Who is in the ledger leaves it, for who may let them.
 * @throws AppError `forbidden` where some of them are in the ledger and the person may not take anybody out of it: nothing is done
 */
export async function unblockContacts(choice: ContactChoice, reason: string, actor: Actor): Promise<StatusAnswer> {
  const { listId } = choice;
  const { contacts, missing } = await readChosen(choice);
  const closed = contacts.filter(({ blocked }) => blocked !== false);
  const now = closed.slice(0, choice.atMost);
  // Who was blocked elsewhere is in the ledger as well, whether or not the whole list was read since.
  await keepBlocks(listId, closed);
  const optedOut = await optedOutOf(phonesOf(closed));
  if (optedOut.size > 0 && !can(actor.role, "opt-outs:remove")) {
    const count = closed.filter(({ phones }) => phones.some((phone) => optedOut.has(phone))).length;
    throw new AppError("forbidden", { message: "lists.problems.optedOut", values: { count }, details: { optedOut: count } });
  }
  await inBatches(now, async (batch, ids) => {
    const phones = phonesOf(batch);
    await setBlocked(listId, ids, false);
    await leave(
      phones.filter((phone) => optedOut.has(phone)),
      { by: actor.id, reason },
    );
    await tellBlocked(listId, [], phones);
  });
  return { changed: now.length, unchanged: contacts.length - closed.length, missing, left: closed.length - now.length };
}

/**
 * Whoever names contacts one by one means them; "all that are found" takes the list's name, typed.
 * @throws AppError `invalid` where it isn't what was typed
 */
export function requireNameForAll({ ids }: ContactChoice, list: MailingList, confirm: string | undefined): void {
  if (!ids) requireName(list, confirm);
}

/**
 * Removes contacts by their ids, after they were kept in a snapshot.
 * @throws AppError `invalid` where the list's name has to be typed, and isn't what was typed
 */
export async function removeContacts(
  choice: ContactChoice,
  list: MailingList,
  confirm: string | undefined,
  actor: Actor,
): Promise<DeleteAnswer> {
  const { listId, atMost } = choice;
  requireNameForAll(choice, list, confirm);
  const { contacts, missing } = await readChosen(choice);
  const now = contacts.slice(0, atMost);
  if (now.length === 0) return { deleted: 0, missing, left: 0, snapshotId: null };
  await keepBlocks(listId, now);
  const snapshotId = await snapshotContacts(listId, now, { isWhole: false, reason: "delete" }, actor.id);
  await inBatches(now, (_, ids) => deleteContacts(listId, ids), { message: "lists.problems.partlyDeleted", details: { snapshotId } });
  return { deleted: now.length, missing, left: contacts.length - now.length, snapshotId };
}

/** Who is blocked in the list must not be called, whatever becomes of the contact. */
async function keepBlocks(listId: ListId, contacts: readonly Contact[]): Promise<void> {
  await tellBlocked(listId, phonesOf(contacts.filter(({ blocked }) => blocked === true)), []);
}

const phonesOf = (contacts: readonly Contact[]): string[] => contacts.flatMap(({ phones }) => phones);

/** @throws what `run` throws; where an answer got lost, or not the first batch failed, with how many were done for certain */
async function inBatches(
  contacts: readonly Contact[],
  run: (batch: Contact[], ids: NonEmptyArray<string>) => Promise<unknown>,
  { message, details }: { message: string; details?: Record<string, unknown> } = { message: "lists.problems.partlyDone" },
): Promise<void> {
  for (let from = 0; from < contacts.length; from += BATCH) {
    const batch = contacts.slice(from, from + BATCH);
    const [first, ...others] = batch.map(({ id }) => id);
    if (first === undefined) return;
    try {
      await run(batch, [first, ...others]);
    } catch (error) {
      if (!(error instanceof AppError) || !(error instanceof UpstreamUnknown || from > 0)) throw error;
      throw new AppError(error.code, {
        message,
        values: { done: from, count: contacts.length },
        details: { ...details, done: from },
        upstream: error.options.upstream,
        cause: error,
      });
    }
  }
}

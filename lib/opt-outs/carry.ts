import "server-only";
import { and, asc, eq, lt, sql } from "drizzle-orm";
import { beginAudit, endAudit } from "@/lib/audit/record";
import { db } from "@/lib/db/client";
import { mailingLists, optOutEntries, optOuts } from "@/lib/db/schema";
import { backgroundPauseMs } from "@/lib/ip-sales/client";
import { type Contact, readContacts, setBlocked } from "@/lib/ip-sales/mailing-lists";
import { readWholeList } from "@/lib/lists/whole-list";
import { log } from "@/lib/log";
import { readPhone } from "@/lib/phones/number";
import { ledgerRevision, noteCarried } from "./ledger";

/** So many numbers are looked for one by one; for more the whole list is read. */
const FEW = 20;
/** As many ids as go into one request. */
const BATCH = 1_000;
const TRIED_AGAIN_MS = 5 * 60_000;

/**
 * Blocks in every registered list, by exact number, whoever came into the ledger since it was last carried there. Nobody is ever let free:
 * a number that left the ledger stays blocked where it is blocked.
 */
export class OptOutCarrier {
  readonly #failed = new Map<number, number>();

  /** Brings each list up to the ledger as it is now; one that fails is tried again later. */
  async turn(nowMs = Date.now()): Promise<void> {
    if (backgroundPauseMs() > 0) return;
    const upTo = await ledgerRevision();
    const { id, carriedUpTo } = mailingLists;
    const behind = await db().select({ id, carriedUpTo }).from(mailingLists).where(lt(carriedUpTo, upTo)).orderBy(asc(id));
    for (const list of behind) {
      const failedMs = this.#failed.get(list.id);
      if (failedMs !== undefined && nowMs - failedMs < TRIED_AGAIN_MS) continue;
      try {
        await carryInto(list.id, list.carriedUpTo, upTo);
        this.#failed.delete(list.id);
      } catch (error) {
        this.#failed.set(list.id, nowMs);
        log.warn({ err: error, list: list.id }, "the ledger could not be carried into a list; it is tried again later");
      }
    }
  }
}

async function carryInto(listId: number, from: number, upTo: number): Promise<void> {
  const phones = await cameIn(from, upTo);
  const { contacts, isPartial } = await holdersOf(listId, phones);
  await block(
    listId,
    contacts.filter((contact) => contact.blocked !== true && numbersOf(contact).some((phone) => phones.has(phone))),
  );
  if (isPartial) throw new Error("the list kept changing while it was read");
  await db()
    .update(mailingLists)
    .set({ carriedUpTo: upTo })
    .where(and(eq(mailingLists.id, listId), lt(mailingLists.carriedUpTo, upTo)));
}

/** The numbers of those entries that are in the ledger still. */
async function cameIn(from: number, upTo: number): Promise<Set<string>> {
  const { rows } = await db().execute<{ phone: string }>(sql`
    select distinct phone from ${optOutEntries} join ${optOuts} using (phone)
    where ${optOutEntries.id} > ${from} and ${optOutEntries.id} <= ${upTo} and ${optOutEntries.kind} <> 'left'`);
  return new Set(rows.map(({ phone }) => phone));
}

/** Contacts that may hold the numbers. Upstream finds digits anywhere in a number: which contact really has it is judged by who asks. */
async function holdersOf(listId: number, phones: ReadonlySet<string>): Promise<{ contacts: Contact[]; isPartial: boolean }> {
  if (phones.size > FEW) return readWholeList(listId);
  const contacts: Contact[] = [];
  for (const phone of phones) contacts.push(...(await readContacts(listId, { search: phone })).contacts);
  return { contacts, isPartial: false };
}

const numbersOf = ({ phones }: Contact): string[] =>
  phones.flatMap((text) => {
    const reading = readPhone(text);
    return reading.kind === "phone" ? [reading.phone] : [];
  });

async function block(listId: number, contacts: readonly Contact[]): Promise<void> {
  for (let from = 0; from < contacts.length; from += BATCH) {
    const [first, ...others] = contacts.slice(from, from + BATCH);
    if (!first) return;
    const all = [first, ...others];
    // A contact is blocked with all its numbers: none of them is news to the ledger for that.
    await noteCarried(listId, all.flatMap(numbersOf));
    const audit = await beginAudit(null, "contacts.block", { target: String(listId), details: { contacts: all.length, ledger: true } });
    try {
      await setBlocked(listId, [first.id, ...others.map(({ id }) => id)], true);
      await endAudit(audit, "done", {});
    } catch (error) {
      await endAudit(audit, "unknown", {});
      throw error;
    }
  }
}

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
/** It rests this many times as long as a turn took, so that most of the line is for people. */
const PACE = 20;
/** Lists in which few numbers are looked for take a moment each: a turn goes on to the next for so long. */
const TURN_MS = 1_000;
const TRIED_AGAIN_MS = 5 * 60_000;
const LONGEST_REST_MS = 60 * 60_000;

/** How long a list rests after so many failures in a row; a reading that stayed partial is one. */
export const restAfterFailuresMs = (failures: number): number => Math.min(LONGEST_REST_MS, TRIED_AGAIN_MS * 2 ** (failures - 1));

/**
 * Blocks in every registered list, by exact number, whoever came into the ledger since it was last carried there. Nobody is ever let free:
 * a number that left the ledger stays blocked where it is blocked.
 */
export class OptOutCarrier {
  readonly #failed = new Map<number, { failures: number; untilMs: number }>();
  readonly #turnMs: number;
  #restUntilMs = 0;

  constructor(turnMs = TURN_MS) {
    this.#turnMs = turnMs;
  }

  /** Brings lists up to the ledger as it is now, those furthest behind first, at least one; one that fails is tried again later. */
  async turn(nowMs = Date.now()): Promise<void> {
    if (nowMs < this.#restUntilMs || backgroundPauseMs() > 0) return;
    const upTo = await ledgerRevision();
    const { id, carriedUpTo } = mailingLists;
    const behind = await db()
      .select({ id, carriedUpTo })
      .from(mailingLists)
      .where(lt(carriedUpTo, upTo))
      .orderBy(asc(carriedUpTo), asc(id));
    const beganMs = performance.now();
    let tookMs = 0;
    for (const list of behind) {
      if (nowMs < (this.#failed.get(list.id)?.untilMs ?? 0)) continue;
      await this.#carry(list.id, list.carriedUpTo, upTo, nowMs);
      tookMs = performance.now() - beganMs;
      if (tookMs >= this.#turnMs) break;
    }
    this.#restUntilMs = nowMs + tookMs + tookMs * PACE;
  }

  async #carry(listId: number, from: number, upTo: number, nowMs: number): Promise<void> {
    try {
      await carryInto(listId, from, upTo);
      this.#failed.delete(listId);
    } catch (error) {
      const failures = (this.#failed.get(listId)?.failures ?? 0) + 1;
      this.#failed.set(listId, { failures, untilMs: nowMs + restAfterFailuresMs(failures) });
      log.warn({ err: error, list: listId, failures }, "the ledger could not be carried into a list; it is tried again later");
    }
  }
}

async function carryInto(listId: number, from: number, upTo: number): Promise<void> {
  const phones = await cameIn(from, upTo);
  const { contacts, isPartial } = await holdersOf(listId, phones);
  const holders = contacts.filter((contact) => numbersOf(contact).some((phone) => phones.has(phone)));
  // Who is blocked there already is in the ledger: a later reading of the list tells nothing new of these numbers.
  await noteCarried(
    listId,
    holders.flatMap(numbersOf).filter((phone) => phones.has(phone)),
  );
  await block(
    listId,
    holders.filter(({ blocked }) => blocked !== true),
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

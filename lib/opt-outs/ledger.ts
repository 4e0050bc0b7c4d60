import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import { db, type Queryable } from "@/lib/db/client";
import { listBlocks, optOutEntries, optOuts } from "@/lib/db/schema";
import { readPhone } from "@/lib/phones/number";
import type { OptOutKind } from "./schema";

/**
 * The ledger of numbers that must not be called. Entries are only ever added, in the order of their numbers; a number leaves by
 * {@link leave} alone.
 */

/** What is told of one number. Texts that are no number are passed over: nobody can be called by them. */
export interface NewOptOut {
  phone: string;
  kind: OptOutKind;
  campaignId?: number;
  listId?: number;
  reason?: string;
  by?: string;
  /** What told it; told again, it changes nothing. */
  source?: string;
}

/** Which numbers of some must not be called, at one moment of the ledger. */
export interface Standing {
  optedOut: Set<string>;
  /** The ledger's latest entry at that moment. */
  upTo: number;
}

const AT_ONCE = 20_000;
const MANY = 20_000;
const TURN = sql`select pg_advisory_xact_lock(hashtext('opt-outs'))`;

/** Which of these texts are numbers that must not be called, as they were given. */
export async function optedOutOf(phones: Iterable<string>): Promise<Set<string>> {
  const optedOut = new Set<string>();
  const given = await byNumber(phones);
  const standing = await standingOf([...given.keys()]);
  for (const phone of standing.optedOut) for (const text of given.get(phone) ?? []) optedOut.add(text);
  return optedOut;
}

/**
 * The same of numbers in their exact form. Very many are asked for some at a time: what came in or left meanwhile may show, and has a later
 * entry than `upTo`.
 */
export async function standingOf(phones: readonly string[], on: Queryable = db()): Promise<Standing> {
  if (phones.length < MANY) return standingAmong(phones, on);
  const optedOut = new Set<string>();
  // A long list is not sent to the database where the ledger is shorter.
  const all = (await on.$count(optOuts)) <= phones.length ? await standingAmong(null, on) : null;
  let upTo = all?.upTo ?? null;
  for (const some of batches(phones)) {
    const standing = all ?? (await standingAmong(some, on));
    upTo ??= standing.upTo;
    for (const phone of some) if (standing.optedOut.has(phone)) optedOut.add(phone);
    await breathe();
  }
  return { optedOut, upTo: upTo ?? (await ledgerRevision(on)) };
}

/** Of these numbers, or of all; true of one moment. */
async function standingAmong(phones: readonly string[] | null, on: Queryable): Promise<Standing> {
  const among = phones ? sql`join unnest(${texts(phones)}) as given(phone) using (phone)` : sql``;
  const { rows } = await on.execute<{ up_to: number; phones: string[] }>(sql`
    select (select coalesce(max(id), 0) from ${optOutEntries})::float8 as up_to,
      array(select ${optOuts.phone} from ${optOuts} ${among}) as phones`);
  const [row] = rows;
  if (!row) throw new Error("the ledger has no state");
  return { optedOut: new Set(row.phones), upTo: row.up_to };
}

/** The ledger stays as it is until the transaction ends: who is told meanwhile waits, for a moment, to be written down after it. */
export async function keepStill(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtext('opt-outs'))`);
}

/** The ledger's latest entry; 0 while it is empty. */
export async function ledgerRevision(on: Queryable = db()): Promise<number> {
  const { rows } = await on.execute<{ up_to: number }>(sql`select coalesce(max(id), 0)::float8 as up_to from ${optOutEntries}`);
  return rows[0]?.up_to ?? 0;
}

/**
 * Tells the ledger of numbers that must not be called. A `source` that told before changes nothing; what has none is written down each time.
 * @param on a transaction; without one, each some thousands have one of their own, so that others get their turn
 * @returns how many numbers came into the ledger that weren't in it
 */
export async function addOptOuts(entries: Iterable<NewOptOut>, on?: Queryable): Promise<number> {
  let added = 0;
  for (const some of batches(entries)) {
    const rows = some.flatMap((entry) => {
      const reading = readPhone(entry.phone);
      return reading.kind === "phone" ? [{ ...entry, phone: reading.phone }] : [];
    });
    if (rows.length > 0) added += await inTurn(on, (tx) => insert(rows, tx));
    await breathe();
  }
  return added;
}

/** A number that comes anew may be in the ledger already: it then has one more entry. */
async function insert(rows: readonly NewOptOut[], tx: Queryable): Promise<number> {
  const column = (of: (row: NewOptOut) => string | number | undefined, type: string) =>
    sql`${sql.param(rows.map((row) => of(row) ?? null))}::${sql.raw(type)}[]`;
  const given = sql`select * from unnest(${column((row) => row.phone, "text")}, ${column((row) => row.kind, "text")},
    ${column((row) => row.campaignId, "int")}, ${column((row) => row.listId, "bigint")}, ${column((row) => row.reason, "text")},
    ${column((row) => row.by, "uuid")}, ${column((row) => row.source, "text")}) as given (phone, kind, campaign_id, list_id, reason, by, source)`;
  const { rows: counted } = await tx.execute<{ added: number }>(sql`
    with told as (
      insert into ${optOutEntries} (phone, kind, campaign_id, list_id, reason, by, source) ${given}
      on conflict (source) do nothing returning id, phone
    ), added as (
      insert into ${optOuts} (phone, entry_id) select phone, min(id) from told group by phone
      on conflict (phone) do nothing returning phone
    ) select count(*)::int as added from added`);
  return counted[0]?.added ?? 0;
}

/**
 * Lets numbers be called again: the only way out of the ledger.
 * @returns the numbers that were in it
 */
export async function leave(phones: Iterable<string>, { by, reason }: { by: string; reason: string }, on?: Queryable): Promise<string[]> {
  const given = [...(await byNumber(phones)).keys()];
  return inTurn(on, async (tx) => {
    const { rows } = await tx.execute<{ phone: string }>(sql`
      with gone as (
        delete from ${optOuts} where phone in (select unnest(${texts(given)})) returning phone
      ) insert into ${optOutEntries} (phone, kind, reason, by) select phone, 'left', ${reason}, ${by}::uuid from gone returning phone`);
    return rows.map(({ phone }) => phone);
  });
}

/**
 * What a whole reading of a list says: numbers blocked in it since it was last read come into the ledger. One that isn't blocked any more
 * stays there, and would be told anew when it is blocked again.
 * @param open the numbers that are not blocked in it; one that also stands among `blocked` is blocked
 */
export async function tellBlocked(listId: number, blocked: Iterable<string>, open: Iterable<string>): Promise<void> {
  const [isBlocked, isOpen] = [await byNumber(blocked), await byNumber(open)];
  for (const phone of isBlocked.keys()) isOpen.delete(phone);
  for (const some of batches([...isOpen.keys()])) {
    await inTurn(undefined, (tx) =>
      tx.execute(sql`delete from ${listBlocks} where list_id = ${listId} and phone in (select unnest(${texts(some)}))`),
    );
  }
  for (const some of batches([...isBlocked.keys()])) {
    await inTurn(undefined, async (tx) => {
      const fresh = await note(listId, some, tx);
      if (fresh.length > 0)
        await insert(
          fresh.map((phone) => ({ phone, kind: "blocked", listId })),
          tx,
        );
    });
  }
}

/** Numbers that we are about to block in a list because they are in the ledger: that they are blocked there is no news to it. */
export async function noteCarried(listId: number, phones: Iterable<string>): Promise<void> {
  for (const some of batches((await byNumber(phones)).keys())) await inTurn(undefined, (tx) => note(listId, some, tx));
}

/** Keeps that they are blocked in the list. @returns those of which it wasn't known */
async function note(listId: number, phones: readonly string[], tx: Queryable): Promise<string[]> {
  const { rows } = await tx.execute<{ phone: string }>(sql`
    insert into ${listBlocks} (list_id, phone) select ${listId}, unnest(${texts(phones)}) on conflict do nothing returning phone`);
  return rows.map(({ phone }) => phone);
}

/** Whoever changes the ledger takes turns until the transaction ends: entries are seen in the order of their numbers, none before a lower one. */
async function inTurn<Result>(on: Queryable | undefined, change: (tx: Queryable) => Promise<Result>): Promise<Result> {
  const run = async (tx: Queryable) => {
    await tx.execute(TURN);
    return change(tx);
  };
  return on ? run(on) : db().transaction(run);
}

const texts = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`;

/** Each number, with the texts that mean it. Others get their turn between some thousands. */
async function byNumber(texts: Iterable<string>): Promise<Map<string, string[]>> {
  const numbers = new Map<string, string[]>();
  let read = 0;
  for (const text of texts) {
    if (++read % AT_ONCE === 0) await breathe();
    const reading = readPhone(text);
    if (reading.kind !== "phone") continue;
    const known = numbers.get(reading.phone);
    if (known) known.push(text);
    else numbers.set(reading.phone, [text]);
  }
  return numbers;
}

function* batches<Item>(items: Iterable<Item>): Generator<Item[]> {
  let some: Item[] = [];
  for (const item of items) {
    some.push(item);
    if (some.length < AT_ONCE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

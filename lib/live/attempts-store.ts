import "server-only";
import { desc, eq, lt, max, sql } from "drizzle-orm";
import { db, type Queryable } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { attempts, reportSamples } from "@/lib/db/schema";
import type { Attempt, NewAttempts } from "./attempts-between";

/** Attempts and readings of reports as the database holds them: whoever reads next, in whatever process, goes on from there. */

/** What is known of a campaign's attempts. */
export interface KnownAttempts {
  /** When the report was asked for last; null before the first reading. */
  at: Date | null;
  /** The latest attempt of each phone that was seen. */
  seen: Map<string, number>;
}

export interface Reading extends NewAttempts {
  campaignId: number;
  /** When the report was asked for, and when its answer was there. */
  at: Date;
  answeredAt: Date;
  readMs: number;
}

/** Advisory locks of readings, apart from those of campaigns, launches and the poller. */
const SPACE = 0x5406ab;
const ROWS_AT_ONCE = 5_000;
const READINGS_KEPT = sql`interval '14 days'`;
/** A year back, and the month that it is compared in. */
const ATTEMPTS_KEPT = sql`interval '13 months'`;

export async function knownAttempts(campaignId: number): Promise<KnownAttempts> {
  return db().transaction(
    async (tx) => {
      const rows = await tx
        .select({ phone: attempts.phone, attempt: max(attempts.attempt) })
        .from(attempts)
        .where(eq(attempts.campaignId, campaignId))
        .groupBy(attempts.phone);
      return { at: await lastReadAt(campaignId, tx), seen: new Map(rows.map(({ phone, attempt }) => [phone, attempt ?? 0])) };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function lastReadAt(campaignId: number, on: Queryable): Promise<Date | null> {
  const [last] = await on
    .select({ at: reportSamples.at })
    .from(reportSamples)
    .where(eq(reportSamples.campaignId, campaignId))
    .orderBy(desc(reportSamples.at))
    .limit(1);
  return last?.at ?? null;
}

/**
 * Keeps a reading and its attempts, dated between the reading before and this one.
 * @returns false, and keeps nothing, when another process read the report since `known` was true
 */
export async function keepReading(known: KnownAttempts, reading: Reading): Promise<boolean> {
  const { campaignId, at, answeredAt, seen, missed, network, readMs } = reading;
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SPACE}, hashtext(${`report ${campaignId}`}))`);
    const last = await lastReadAt(campaignId, tx);
    if (last?.getTime() !== known.at?.getTime()) return false;
    for (let from = 0; from < seen.length; from += ROWS_AT_ONCE) {
      await insertAttempts(tx, seen.slice(from, from + ROWS_AT_ONCE), { campaignId, after: known.at, before: answeredAt });
    }
    await tx.insert(reportSamples).values({ campaignId, at, since: known.at, attempts: seen.length, missed, network, readMs });
    return true;
  });
}

interface Dates {
  campaignId: number;
  after: Date | null;
  before: Date;
}

/** One array a column: a statement of so many rows as values would be mostly the numbers of its parameters. */
async function insertAttempts(on: Queryable, rows: readonly Attempt[], { campaignId, after, before }: Dates): Promise<void> {
  const column = (name: keyof Attempt, type: string) => sql`${sql.param(rows.map((row) => row[name]))}::${sql.raw(type)}[]`;
  await on.execute(sql`
    insert into ${attempts} (campaign_id, phone, attempt, after, before, last_call, status, sip_code, cause, had180, had183, duration_seconds)
    select ${campaignId}::int, phone, attempt, ${after}::timestamptz, ${before}::timestamptz, last_call, status, sip_code, cause, had180, had183, duration_seconds
    from unnest(${column("phone", "text")}, ${column("attempt", "int")}, ${column("lastCall", "text")}, ${column("status", "text")},
      ${column("sipCode", "text")}, ${column("cause", "text")}, ${column("had180", "bool")}, ${column("had183", "bool")},
      ${column("durationSeconds", "int")})
      as shown(phone, attempt, last_call, status, sip_code, cause, had180, had183, duration_seconds)
    on conflict do nothing`);
}

/** Which of these campaigns were read before. */
export async function readBefore(campaignIds: readonly number[]): Promise<Set<number>> {
  if (campaignIds.length === 0) return new Set();
  const rows = await db()
    .selectDistinct({ campaignId: reportSamples.campaignId })
    .from(reportSamples)
    .where(sql`${reportSamples.campaignId} = any(${sql.param([...campaignIds])}::int[])`);
  return new Set(rows.map(({ campaignId }) => campaignId));
}

/** Attempts are history, but no longer than anybody asks for it; the readings that told them go sooner. */
export async function dropOldReadings(): Promise<void> {
  await db()
    .delete(reportSamples)
    .where(lt(reportSamples.at, sql`${NOW} - ${READINGS_KEPT}`));
  await db()
    .delete(attempts)
    .where(lt(attempts.before, sql`${NOW} - ${ATTEMPTS_KEPT}`));
}

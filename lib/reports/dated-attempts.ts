import "server-only";
import { sql } from "drizzle-orm";
import * as z from "zod/mini";
import { db } from "@/lib/db/client";
import { attempts } from "@/lib/db/schema";
import { GAP_MS, momentOf } from "./attempt-dates";
import { isAnswered } from "./verdict";

/** Attempts that were made in one minute, or in one hour of Israel's clock, as far as is known. */
export interface AttemptsAt {
  /** A moment in it, epoch milliseconds. */
  atMs: number;
  count: number;
  isAnswered: boolean;
}

export interface DatedAttempts extends AttemptsAt {
  campaignId: number;
}

interface Begun {
  id: number;
  /** ISO 8601; null where nobody knows. */
  startedAt: string | null;
}

const Groups = z.array(
  z.object({
    campaignId: z.int(),
    afterMs: z.nullable(z.number()),
    beforeMs: z.number(),
    clock: z.nullable(z.string()),
    status: z.string(),
    count: z.int(),
  }),
);
const GROUPS_AT_ONCE = 1_000;

const isNear = sql.raw(`(last_call is not null and before - after <= interval '${GAP_MS / 1_000} seconds')`);
/**
 * Attempts that are counted together. Readings of a quarter of an hour that lie near each other are as good as one where only the hour is
 * asked for: ten times fewer groups.
 */
const KEYS = {
  minute: sql`after, before, left(last_call, 5)`,
  hour: sql`${isNear}, case when ${isNear} then date_bin('15 minutes', before, 'epoch') else before end, case when ${isNear} then null else after end,
    left(last_call, case when ${isNear} then 2 else 5 end)`,
};

/**
 * Reads what is dated of several campaigns' attempts in one query, a thousand groups at a time, so that months of attempts are never
 * in memory together and others are served between. Attempts without a moment are not among them.
 * @param within what `atMs` must be true to
 */
export async function readDatedAttempts(
  campaigns: readonly Begun[],
  within: keyof typeof KEYS,
  take: (some: DatedAttempts[]) => void,
): Promise<void> {
  if (campaigns.length === 0) return;
  const begun = new Map(campaigns.map(({ id, startedAt }) => [id, startedAt === null ? null : Date.parse(startedAt)]));
  await db().transaction(
    async (tx) => {
      // All of it is wanted, and counted in memory it takes a third of the time that sorting takes.
      await tx.execute(sql`select set_config('cursor_tuple_fraction', '1', true), set_config('work_mem', '64MB', true)`);
      await tx.execute(sql`
        declare dated_attempts no scroll cursor for
        select campaign_id as "campaignId", (extract(epoch from min(after)) * 1000)::float8 as "afterMs",
          (extract(epoch from max(before)) * 1000)::float8 as "beforeMs", min(left(last_call, 5)) as clock, status, count(*)::int as count
        from ${attempts} where campaign_id = any(${sql.param([...begun.keys()])}::int[])
        group by campaign_id, status, ${KEYS[within]}`);
      for (let isLast = false; !isLast; ) {
        const { rows } = await tx.execute(sql`fetch ${sql.raw(String(GROUPS_AT_ONCE))} from dated_attempts`);
        const groups = Groups.parse(rows);
        take(
          groups.flatMap(({ campaignId, status, count, ...times }) => {
            const atMs = momentOf(times, begun.get(campaignId) ?? null);
            return atMs === null ? [] : [{ campaignId, atMs, count, isAnswered: isAnswered(status) }];
          }),
        );
        isLast = groups.length < GROUPS_AT_ONCE;
      }
    },
    { accessMode: "read only" },
  );
}

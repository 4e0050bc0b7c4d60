import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { Campaign, CampaignSpec, DryRun } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { breakers, launches, reportSamples, users } from "@/lib/db/schema";
import { windowGate } from "@/lib/launch-rules/gate";
import { attentionOf, type NetworkShare } from "./attention";
import { knownBalance } from "./balance";
import { paceOf } from "./pace";
import type { Samples } from "./samples";
import type { Attention, Breaker, LiveCampaign, LiveTotals } from "./schema";
import { totalsOf } from "./totals";

/** What the board shows of each campaign: what the history says, and what we know beside it. */

const RECENT = sql`interval '10 minutes'`;
const Seen = z.object({ calls: z.int(), network: z.int(), percent: z.int() });

/**
 * @param entries the history, for the day's totals
 * @param live those of it that stand on the board
 * @param before what they wanted eyes for at the look before
 */
export async function describeBoard(
  entries: readonly Campaign[],
  live: readonly Campaign[],
  samples: Samples,
  before: ReadonlyMap<number, LiveCampaign>,
  nowMs: number,
): Promise<{ campaigns: LiveCampaign[]; totals: LiveTotals }> {
  const ids = live.map(({ id }) => id);
  const [ours, set, shares, gate, balance] = await Promise.all([
    launchesOf(ids),
    breakersOf(ids),
    networkShares(ids),
    windowGate(nowMs),
    knownBalance(),
  ]);
  const closesMs = gate?.open && gate.window.holdRunning ? gate.untilMs : null;
  const campaigns = live.map((entry) => {
    const launch = ours.get(entry.id);
    const known = samples.of(entry.id);
    const pace = entry.sent === null ? null : paceOf(entry, known, nowMs, launch?.retries ?? null);
    const breaker = set.get(entry.id) ?? null;
    const { recent = null, earlier = null } = shares.get(entry.id) ?? {};
    const facts = { pace, samples: known, breaker, recent, earlier, quietHours: launch?.quietHours ?? null, closesMs };
    const attention: Attention[] = attentionOf(entry, facts, before.get(entry.id)?.attention ?? [], nowMs);
    // The history's entry has more than a screen may know.
    return { ...Campaign.parse(entry), pace, breaker, attention };
  });
  return { campaigns, totals: totalsOf(entries, campaigns, balance, nowMs) };
}

interface OurLaunch {
  quietHours: boolean;
  retries: number;
  /** What the dry run said the whole of it costs. */
  price: string | null;
}

async function launchesOf(ids: number[]): Promise<Map<number, OurLaunch>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ campaignId: launches.campaignId, spec: launches.spec, dryRun: launches.dryRun })
    .from(launches)
    .where(inArray(launches.campaignId, ids));
  const told = z.object({ schedule: CampaignSpec.shape.schedule, retries: CampaignSpec.shape.retries });
  return new Map(
    rows.flatMap(({ campaignId, spec, dryRun }) => {
      const asked = told.safeParse(spec).data;
      if (campaignId === null || !asked) return [];
      const price = DryRun.safeParse(dryRun).data?.price ?? null;
      return [[campaignId, { quietHours: asked.schedule.quietHours, retries: asked.retries.count, price }] as const];
    }),
  );
}

async function breakersOf(ids: number[]): Promise<Map<number, Breaker>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ breaker: breakers, setBy: users.name })
    .from(breakers)
    .innerJoin(users, eq(users.id, breakers.setBy))
    .where(inArray(breakers.campaignId, ids));
  return new Map(
    rows.map(({ breaker: { campaignId, percent, minutes, calls, trippedAt, seen }, setBy }) => [
      campaignId,
      { percent, minutes, calls, setBy, trippedAt: trippedAt?.toISOString() ?? null, seen: Seen.safeParse(seen).data ?? null },
    ]),
  );
}

/**
 * Attempts that samples of the report showed, and how many of them failed in the network: in the last ten minutes, and before. The first
 * reading shows everything since the campaign began, so it tells nothing of the last ten minutes.
 */
async function networkShares(ids: number[]): Promise<Map<number, { recent: NetworkShare; earlier: NetworkShare }>> {
  if (ids.length === 0) return new Map();
  const isRecent = sql`coalesce(${reportSamples.since} > ${NOW} - ${RECENT}, false)`;
  const total = (of: typeof reportSamples.attempts | typeof reportSamples.network, when: typeof isRecent) =>
    sql<number>`coalesce(sum(${of}) filter (where ${when}), 0)::int`;
  const rows = await db()
    .select({
      campaignId: reportSamples.campaignId,
      recentCalls: total(reportSamples.attempts, isRecent),
      recentNetwork: total(reportSamples.network, isRecent),
      earlierCalls: total(reportSamples.attempts, sql`not ${isRecent}`),
      earlierNetwork: total(reportSamples.network, sql`not ${isRecent}`),
    })
    .from(reportSamples)
    .where(inArray(reportSamples.campaignId, ids))
    .groupBy(reportSamples.campaignId);
  return new Map(
    rows.map((row) => [
      row.campaignId,
      {
        recent: { calls: row.recentCalls, network: row.recentNetwork },
        earlier: { calls: row.earlierCalls, network: row.earlierNetwork },
      },
    ]),
  );
}

import "server-only";
import { asc, lt, sql } from "drizzle-orm";
import type { Campaign } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { liveSamples } from "@/lib/db/schema";

/** What a campaign's counters were at a moment, epoch milliseconds. */
export interface Sample {
  atMs: number;
  sent: number;
  answered: number;
  waitingRetry: number;
  dialing: number | null;
}

/** A sample is taken at most this often. */
const EVERY_MS = 10_000;
/** What speeds are worked out from; the database keeps two days. */
const KEPT_MS = 60 * 60_000;
const PRUNE_EVERY_MS = 60 * 60_000;

/** The samples of the last hour, by campaign; kept in the database too, so that whoever polls next goes on from them. */
export class Samples {
  readonly #byCampaign = new Map<number, Sample[]>();
  #prunedMs = 0;

  static async kept(): Promise<Samples> {
    const samples = new Samples();
    const rows = await db()
      .select()
      .from(liveSamples)
      .where(sql`${liveSamples.at} > ${NOW} - interval '1 hour'`)
      .orderBy(asc(liveSamples.at));
    for (const { campaignId, at, ...counters } of rows) samples.#of(campaignId).push({ atMs: at.getTime(), ...counters });
    return samples;
  }

  /** Oldest first. */
  of(campaignId: number): readonly Sample[] {
    return this.#byCampaign.get(campaignId) ?? [];
  }

  /** Takes a sample of each campaign that runs and tells its counters. */
  async add(live: readonly Campaign[], nowMs: number): Promise<void> {
    for (const id of this.#byCampaign.keys()) if (!live.some((campaign) => campaign.id === id)) this.#byCampaign.delete(id);
    const fresh: (typeof liveSamples.$inferInsert)[] = [];
    for (const { id, status, sent, answered, waitingRetry, dialing } of live) {
      if (status !== "active" || sent === null || answered === null) continue;
      const known = this.#of(id);
      const last = known.at(-1);
      if (last && nowMs - last.atMs < EVERY_MS) continue;
      const sample = { atMs: nowMs, sent, answered, waitingRetry: waitingRetry ?? 0, dialing };
      known.push(sample);
      while (known[0] && nowMs - known[0].atMs > KEPT_MS) known.shift();
      fresh.push({ campaignId: id, at: new Date(nowMs), sent, answered, waitingRetry: sample.waitingRetry, dialing });
    }
    if (fresh.length > 0) await db().insert(liveSamples).values(fresh).onConflictDoNothing();
    if (nowMs - this.#prunedMs < PRUNE_EVERY_MS) return;
    this.#prunedMs = nowMs;
    await db()
      .delete(liveSamples)
      .where(lt(liveSamples.at, sql`${NOW} - interval '2 days'`));
  }

  #of(campaignId: number): Sample[] {
    const known = this.#byCampaign.get(campaignId) ?? [];
    this.#byCampaign.set(campaignId, known);
    return known;
  }
}

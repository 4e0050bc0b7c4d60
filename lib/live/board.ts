import "server-only";
import { eq, gt, lt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { db } from "@/lib/db/client";
import { liveCampaigns, liveLook } from "@/lib/db/schema";
import { StoredProblem } from "@/lib/stored-problem";
import { CHANNELS } from "./database-line";
import type { Changes } from "./live-set";
import { LiveCampaign, LiveTotals } from "./schema";

/** The board as it stands in the database: the poller writes it, and every process tells its viewers from it. */

/** One look of the poller. */
export interface Look {
  /** When the figures were true, ISO 8601; null before the first good look. */
  at: string | null;
  problem: StoredProblem | null;
  totals: LiveTotals | null;
}

/** What changed after a version that was seen. */
export interface News extends Look {
  version: number;
  changed: LiveCampaign[];
  gone: number[];
}

/** Rows of campaigns that left the board are kept for those who were away. */
const GONE_KEPT = sql`now() - interval '1 hour'`;

/** @param seen the latest version that was seen; 0 for everything @returns null when there is no news */
export async function readNews(seen: number): Promise<News | null> {
  return db().transaction(
    async (tx) => {
      const [look] = await tx.select().from(liveLook);
      if (!look || look.version <= seen) return null;
      const rows = await tx.select().from(liveCampaigns).where(gt(liveCampaigns.version, seen));
      const here = rows.filter(({ goneAt }) => goneAt === null);
      return {
        version: look.version,
        at: look.at?.toISOString() ?? null,
        problem: look.problem === null ? null : StoredProblem.parse(look.problem),
        totals: LiveTotals.safeParse(look.totals).data ?? null,
        // A row of another version of ours is none; its poller writes it anew.
        changed: here.flatMap(({ campaign }) => LiveCampaign.safeParse(campaign).data ?? []),
        gone: rows.filter(({ goneAt }) => goneAt !== null).map(({ campaignId }) => campaignId),
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/**
 * Writes a look down and tells every process of it.
 * @param connection the one that holds the poller's lock
 */
export async function writeLook(connection: pg.Client, look: Look, changes: Changes<LiveCampaign>): Promise<void> {
  await drizzle(connection).transaction(async (tx) => {
    const values = { at: look.at === null ? null : new Date(look.at), problem: look.problem, totals: look.totals };
    const [written] = await tx
      .insert(liveLook)
      .values({ version: 1, ...values })
      .onConflictDoUpdate({ target: liveLook.id, set: { version: sql`${liveLook.version} + 1`, ...values } })
      .returning({ version: liveLook.version });
    if (!written) throw new Error("the look was not written");
    const { version } = written;
    if (changes.changed.length > 0) {
      await tx
        .insert(liveCampaigns)
        .values(changes.changed.map((campaign) => ({ campaignId: campaign.id, campaign, version })))
        .onConflictDoUpdate({
          target: liveCampaigns.campaignId,
          set: { campaign: sql`excluded.campaign`, version: sql`excluded.version`, goneAt: null },
        });
    }
    for (const id of changes.gone) {
      await tx.update(liveCampaigns).set({ version, goneAt: sql`now()` }).where(eq(liveCampaigns.campaignId, id));
    }
    await tx.delete(liveCampaigns).where(lt(liveCampaigns.goneAt, GONE_KEPT));
    await tx.execute(sql`select pg_notify(${CHANNELS.board}, '')`);
  });
}

/** Tells every process, this one too. */
export async function tell(channel: "look" | "watched"): Promise<void> {
  await db().execute(sql`select pg_notify(${CHANNELS[channel]}, '')`);
}

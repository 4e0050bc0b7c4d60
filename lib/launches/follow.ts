import "server-only";
import { and, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { launches } from "@/lib/db/schema";
import { history } from "@/lib/ip-sales/campaigns";
import { backgroundPauseMs } from "@/lib/ip-sales/client";
import { addDays, israelDay } from "@/lib/time";
import { advance, FenceLost, launchColumns, readRow } from "./rows";
import { seen } from "./search";
import { follow, type LaunchState } from "./state-machine";

/** Launches whose campaign goes on without us: it ends, is stopped, or somebody lets it begin elsewhere. */
const FOLLOWED: LaunchState[] = ["running", "scheduled", "held", "needs-person"];
/** A campaign can't be resumed after 21 days (reference, campaignResumption), nor scheduled further ahead. */
const FOLLOWED_FOR = sql`now() - interval '45 days'`;

/** One look at the history for all launches that rest with a campaign: their state becomes what it shows. */
export async function followLaunches(): Promise<void> {
  if (backgroundPauseMs() > 0) return;
  const resting = and(inArray(launches.state, FOLLOWED), isNotNull(launches.campaignId), isNull(launches.dueAt));
  const found = await db()
    .select(launchColumns)
    .from(launches)
    .where(and(resting, gt(launches.createdAt, FOLLOWED_FOR)));
  const rows = found.map(readRow);
  if (rows.length === 0) return;

  const oldestMs = Math.min(...rows.map((row) => row.createdAt.getTime()));
  const entries = await history({ from: addDays(israelDay(oldestMs), -1), to: addDays(israelDay(Date.now()), 1) });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const row of rows) {
    const entry = row.campaignId === null ? undefined : byId.get(row.campaignId);
    const event = entry && seen(row, entry);
    if (!event || !follow(row.state, event)) continue;
    await advance(row, { event, evidence: { found: "history" }, change: { problem: null } }).catch(ignoreLostFence);
  }
}

/** A person acted meanwhile; the next look sees what came of it. */
function ignoreLostFence(error: unknown): void {
  if (!(error instanceof FenceLost)) throw error;
}

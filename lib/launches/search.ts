import "server-only";
import { type HistoryEntry, history } from "@/lib/ip-sales/campaigns";
import { addDays, israelDay } from "@/lib/time";
import { startOf } from "./payload";
import { advance, type LaunchRow, release } from "./rows";
import type { LaunchSearch } from "./schema";
import type { LaunchEvent } from "./state-machine";

/** The first look comes at once, the later ones at half the doubt's age, up to this. */
const MAX_PAUSE_MS = 60_000;
const MIN_PAUSE_MS = 2_000;

/** The campaigns of the days in which the launch's own may have been created. @throws what `history` throws */
export async function campaignsSince(row: LaunchRow): Promise<HistoryEntry[]> {
  return history({ from: addDays(israelDay(row.createdAt.getTime()), -1), to: addDays(israelDay(Date.now()), 1) });
}

/** What a campaign's state in the history means for its launch; null for a word nobody knows. */
export function seen(row: LaunchRow, entry: HistoryEntry): LaunchEvent | null {
  switch (entry.status) {
    case "hold":
      return "seen-on-hold";
    case "active":
      return entry.scheduled || startOf(row).isAhead ? "seen-scheduled" : "seen-active";
    case "ended":
      return "seen-ended";
    case "stopped":
      return "seen-stopped";
    default:
      return null;
  }
}

/**
 * UNKNOWN: one look into the history for the row's token. Exactly one campaign with it is ours, and is adopted; two are a doubt;
 * none proves nothing yet. A campaign is never sent again from here.
 */
export async function searchLaunch(row: LaunchRow): Promise<LaunchRow | null> {
  const after = await lookOnce(row);
  if (after.row.state !== "unknown") return after.row;
  await release(after.row, pauseMs(row), { search: after.search });
  return null;
}

/** One look; the row comes back as it is when nothing was found. */
export async function lookOnce(row: LaunchRow): Promise<{ row: LaunchRow; search: LaunchSearch }> {
  const entries = await campaignsSince(row).catch(() => null);
  const ours = entries?.filter((entry) => entry.launchToken === row.token) ?? null;
  const search = { looks: (row.search?.looks ?? 0) + 1, lastAt: new Date().toISOString(), found: ours?.length ?? null };
  const [entry, second] = ours ?? [];
  if (!entry) return { row: { ...row, search }, search };

  const event = second ? null : seen(row, entry);
  const evidence = { found: "history", campaignIds: ours?.map(({ id }) => id), status: entry.status };
  const change = { search, problem: null };
  if (!event) return { row: await advance(row, { event: "doubt", evidence, change }), search };
  const adopted = { ...change, campaignId: entry.id, accepted: entry.totalPhones };
  return { row: await advance(row, { event, evidence: { ...evidence, campaignId: entry.id }, change: adopted }), search };
}

function pauseMs(row: LaunchRow): number {
  const ageMs = Date.now() - row.stateSince.getTime();
  return Math.min(MAX_PAUSE_MS, Math.max(MIN_PAUSE_MS, ageMs / 2));
}

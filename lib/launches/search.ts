import "server-only";
import { AppError } from "@/lib/errors";
import { type HistoryEntry, history } from "@/lib/ip-sales/campaigns";
import { addDays, israelDay, toIsraelIso } from "@/lib/time";
import { startOf } from "./payload";
import { storedProblem } from "./problem";
import { advance, type LaunchRow, noteSearch, release } from "./rows";
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
  if (after.state !== "unknown") return after;
  await release(after, pauseMs(row));
  return null;
}

/** One look, and what it showed. The state stays as it is when nothing was found. */
export async function lookOnce(row: LaunchRow): Promise<LaunchRow> {
  const entries = await campaignsSince(row).catch(() => null);
  const ours = entries?.filter((entry) => entry.launchToken === row.token) ?? null;
  const search = { looks: (row.search?.looks ?? 0) + 1, lastAt: toIsraelIso(Date.now()), found: ours?.length ?? null };
  const [entry, second] = ours ?? [];
  if (!entry) return noteSearch(row, search);

  const event = second ? null : seen(row, entry);
  const evidence = { found: "history", campaignIds: ours?.map(({ id }) => id), status: entry.status };
  if (!event) {
    const problem = storedProblem(new AppError("conflict", { message: `launches.problems.${second ? "severalFound" : "oddStatus"}` }));
    return advance(row, { event: "doubt", evidence, change: { search, problem } });
  }
  const change = { search, problem: null, campaignId: entry.id, accepted: entry.totalPhones };
  return advance(row, { event, evidence: { ...evidence, campaignId: entry.id }, change });
}

function pauseMs(row: LaunchRow): number {
  const ageMs = Date.now() - row.stateSince.getTime();
  return Math.min(MAX_PAUSE_MS, Math.max(MIN_PAUSE_MS, ageMs / 2));
}

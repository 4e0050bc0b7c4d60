import "server-only";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { type HistoryEntry, history } from "@/lib/ip-sales/campaigns";
import { addDays, israelDay, toIsraelIso } from "@/lib/time";
import { startOf } from "./payload";
import { storedProblem } from "./problem";
import { advance, type Happening, inMs, type LaunchRow, noteSearch, release } from "./rows";
import { type Candidate, type LaunchSearch, PROOF } from "./schema";
import type { LaunchEvent } from "./state-machine";
import { holdStrays } from "./strays";

/** The first look comes at once, the later ones at half the doubt's age, up to this. */
const MAX_PAUSE_MS = 60_000;
const MIN_PAUSE_MS = 2_000;
/** A campaign that may still arrive is looked for so long after a launch was taken for nothing (launch.md, "Reconcile"). */
export const WATCH_MS = 24 * 3_600_000;
/** The days of history before a launch in which the watermark is looked for, and so must be looked at again. */
export const WATERMARK_DAYS = 45;

/** The campaigns of the days in which the launch's own, and its watermark, were created. @throws what `history` throws */
export async function campaignsSince(row: LaunchRow): Promise<HistoryEntry[]> {
  const oldest = addDays(israelDay(row.createdAt.getTime()), -WATERMARK_DAYS - 1);
  return history({ from: oldest, to: addDays(israelDay(await readClock()), 1) });
}

/** What a campaign's state in the history means for its launch; null for a word nobody knows. */
export function seen(row: LaunchRow, entry: HistoryEntry, nowMs: number): LaunchEvent | null {
  switch (entry.status) {
    case "hold":
      return "seen-on-hold";
    case "active":
      return entry.scheduled || startOf(row, nowMs).isAhead ? "seen-scheduled" : "seen-active";
    case "ended":
      return "seen-ended";
    case "stopped":
      return "seen-stopped";
    default:
      return null;
  }
}

/**
 * UNKNOWN: one look into the history for the row's token. Exactly one campaign with it is ours, and is adopted; two are held and a
 * person decides; none proves absence only after looks that can be believed, over ten minutes. Nothing is ever sent again from here.
 */
export async function searchLaunch(row: LaunchRow): Promise<LaunchRow | null> {
  const after = await lookOnce(row, { requestIsOpen: false });
  if (after.state === "held") return after;
  await release(after, after.state === "unknown" ? await pauseMs(row) : null);
  return null;
}

/** One look, and what it showed. While the request is open, what isn't there yet means nothing. */
export async function lookOnce(row: LaunchRow, { requestIsOpen }: { requestIsOpen: boolean }): Promise<LaunchRow> {
  const [entries, nowMs] = await Promise.all([campaignsSince(row).catch(() => null), readClock()]);
  const search = searchAfter(row, entries, nowMs, requestIsOpen);
  const ours = entries?.filter(({ launchToken }) => launchToken === row.token) ?? [];
  const [entry, second] = ours;
  if (second) return severalFound(row, ours, search);
  if (entry) return advance(row, adoption(row, entry, search, nowMs));

  const conclusion = requestIsOpen ? null : conclude(row, search, nowMs);
  return conclusion ? advance(row, conclusion) : noteSearch(row, search);
}

/** The one campaign with the token is the launch's own. */
function adoption(row: LaunchRow, entry: HistoryEntry, search: LaunchSearch, nowMs: number): Happening {
  const event = seen(row, entry, nowMs);
  const evidence = { found: "history", campaignId: entry.id, status: entry.status };
  const change = { search, problem: null, campaignId: entry.id, accepted: entry.totalPhones };
  return event ? { event, evidence, change } : doubt("oddStatus", search, evidence, { campaignId: entry.id, accepted: entry.totalPhones });
}

/** All are held before a person is asked: one of them may have a time of its own. */
async function severalFound(row: LaunchRow, ours: HistoryEntry[], search: LaunchSearch): Promise<LaunchRow> {
  const held = await holdStrays(row, ours);
  const found = { ...search, candidates: held.map((entry) => candidate(entry, "token")) };
  return advance(row, doubt("severalFound", found, { campaignIds: ours.map(({ id }) => id) }));
}

function doubt(why: string, search: LaunchSearch, evidence: Record<string, unknown>, found: Happening["change"] = {}): Happening {
  const problem = storedProblem(new AppError("conflict", { message: `launches.problems.${why}` }));
  return { event: "doubt", evidence: { why, ...evidence }, change: { ...found, search, problem, watchUntil: inMs(WATCH_MS) } };
}

/** What nothing with the token means, once the request is closed; null as long as it may still be found. */
function conclude(row: LaunchRow, search: LaunchSearch, nowMs: number): Happening | null {
  const [first] = search.candidates;
  if (first)
    return doubt(first.why === "alike" ? "lookalike" : "changedTitle", search, {
      campaignIds: search.candidates.map((one) => one.campaignId),
    });
  const sinceMs = search.healthySince === undefined ? nowMs : Date.parse(search.healthySince);
  if (search.healthy < PROOF.healthyLooks || nowMs - sinceMs < PROOF.overMs) return null;
  const evidence = { looks: search.looks, healthy: search.healthy, since: search.healthySince, watermark: row.watermark };
  // An account without a campaign shows the same empty list as a history that fails: that proves nothing.
  if (!row.watermark) return doubt("cannotProve", search, evidence);
  return { event: "proved-absent", evidence, change: { search, problem: null, watchUntil: inMs(WATCH_MS) } };
}

/** The looks so far, with this one. */
function searchAfter(row: LaunchRow, entries: HistoryEntry[] | null, nowMs: number, requestIsOpen: boolean): LaunchSearch {
  const { looks = 0, healthy = 0, healthySince, candidates = [] } = row.search ?? {};
  const now = toIsraelIso(nowMs);
  const search = { looks: looks + 1, lastAt: now, found: null, healthy, candidates, requestIsOpen, ...(healthySince && { healthySince }) };
  if (!entries) return search;
  const found = entries.filter(({ launchToken }) => launchToken === row.token).length;
  const isHealthy = !requestIsOpen && (!row.watermark || entries.some(({ id }) => id === row.watermark));
  return {
    ...search,
    found,
    candidates: candidatesOf(row, entries),
    ...(isHealthy && { healthy: healthy + 1, healthySince: healthySince ?? now }),
  };
}

/**
 * Campaigns that may be the launch's own although its token doesn't stand where it was put: its title was changed on the way, or it
 * equals the launch in recipients, minute, retries and ring cap (launch.md). Those of other launches of ours are theirs.
 */
function candidatesOf(row: LaunchRow, entries: HistoryEntry[]): Candidate[] {
  return entries.flatMap((entry) => {
    if (entry.launchToken !== null) return [];
    if (entry.rawTitle.includes(row.token)) return [candidate(entry, "changed-title")];
    return isAlike(row, entry) ? [candidate(entry, "alike")] : [];
  });
}

/** The history tells minutes, and clocks differ a little. */
const MINUTES_BEFORE_MS = 90_000;
/** A request stays open for two minutes at most, and may be done at its end. */
const MINUTES_AFTER_MS = 210_000;

function isAlike(row: LaunchRow, entry: HistoryEntry): boolean {
  if (row.sentAt === null || row.dryRun === null || entry.insertedAt === null) return false;
  const lateMs = Date.parse(entry.insertedAt) - row.sentAt.getTime();
  const { retries, maxRing = null } = row.spec;
  return (
    entry.id > (row.watermark ?? 0) &&
    lateMs >= -MINUTES_BEFORE_MS &&
    lateMs <= MINUTES_AFTER_MS &&
    (entry.totalPhones === null || entry.totalPhones === row.dryRun.accepted) &&
    (entry.minutesBetweenRetries === null || entry.minutesBetweenRetries === retries.minutesBetween) &&
    entry.maxRing === maxRing
  );
}

export const candidate = (entry: HistoryEntry, why: Candidate["why"]): Candidate => ({
  campaignId: entry.id,
  title: why === "changed-title" ? entry.rawTitle : entry.title,
  status: entry.status,
  insertedAt: entry.insertedAt,
  totalPhones: entry.totalPhones,
  why,
});

async function pauseMs(row: LaunchRow): Promise<number> {
  const ageMs = (await readClock()) - row.stateSince.getTime();
  return Math.min(MAX_PAUSE_MS, Math.max(MIN_PAUSE_MS, ageMs / 2));
}

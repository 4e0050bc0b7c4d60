import "server-only";
import { and, eq, gt, ne, or } from "drizzle-orm";
import type { CampaignId } from "@/lib/campaigns/schema";
import { db, type Queryable } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { launches, strayCampaigns } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { find, type HistoryEntry, history } from "@/lib/ip-sales/campaigns";
import { addDays, israelDay } from "@/lib/time";
import { optedOutSince } from "./left-out";
import type { LaunchRow } from "./rows";
import { NOTHING_CAME } from "./state-machine";

/** Campaigns of one launch: of all that carry its mark, at most one ever leaves hold (launch.md, I2). */

/** It called somebody, or will at its time without being asked again. A scheduled campaign on hold tells its time as its start. */
export function hasBegun({ status, scheduled, startedAt, sent }: HistoryEntry): boolean {
  return status === "active" || (sent ?? 0) > 0 || (!scheduled && startedAt !== null);
}

const LAUNCH = {
  id: launches.id,
  campaignId: launches.campaignId,
  token: launches.token,
  digest: launches.digest,
  createdAt: launches.createdAt,
  repeatOf: launches.repeatOf,
  optOutsUpTo: launches.optOutsUpTo,
  sentAt: launches.sentAt,
};

/** The launch that a campaign is of: the one it goes by, one whose stray it is, or one whose mark it carries and nobody met it yet. */
async function launchOf(campaignId: CampaignId, token: string | null = null) {
  const [launch] = await db()
    .selectDistinct(LAUNCH)
    .from(launches)
    .leftJoin(strayCampaigns, eq(strayCampaigns.launchId, launches.id))
    .where(
      or(
        eq(launches.campaignId, campaignId),
        eq(strayCampaigns.campaignId, campaignId),
        token === null ? undefined : eq(launches.token, token),
      ),
    );
  return launch;
}

export async function straysOf(launchId: string): Promise<number[]> {
  const rows = await db()
    .select({ campaignId: strayCampaigns.campaignId })
    .from(strayCampaigns)
    .where(eq(strayCampaigns.launchId, launchId))
    .orderBy(strayCampaigns.campaignId);
  return rows.map(({ campaignId }) => campaignId);
}

/** All campaigns of one launch take turns with each other: the name of that turn. */
export async function turnOf(campaignId: CampaignId): Promise<string> {
  const launch = await launchOf(campaignId);
  return launch ? `launch ${launch.id}` : `campaign ${campaignId}`;
}

/**
 * Keeps a campaign of ours from calling people whom another campaign called already. Asked within the turn, so that of two at once one
 * sees the other.
 * @throws AppError `conflict` when another campaign of the same launch has begun, or this one never did and another launch of its
 * content called or may; what reading the history throws
 */
export async function refuseToCallTwice(campaignId: CampaignId): Promise<void> {
  const nowMs = await readClock();
  const own = await find(campaignId, nowMs);
  const launch = await launchOf(campaignId, own?.launchToken);
  if (!launch) return;
  const entries = await history({ from: addDays(israelDay(launch.createdAt.getTime()), -1), to: addDays(israelDay(nowMs), 1) });
  const known = new Set([...(await straysOf(launch.id)), launch.campaignId]);
  const others = entries.filter(({ id, launchToken }) => id !== campaignId && (known.has(id) || launchToken === launch.token));
  if (others.some(hasBegun)) throw new AppError("conflict", { message: "campaigns.problems.otherOfLaunch" });
  // One that called and was paused goes on, even though somebody meant a repetition later.
  if (own && !hasBegun(own) && (await calledElsewhere(launch))) throw new AppError("conflict", { message: "launches.problems.twinBegun" });
}

/**
 * Keeps a campaign of ours that never called anybody from beginning, where somebody of it asked meanwhile not to be called.
 * @throws AppError `conflict`; what reading the history throws
 */
export async function refuseToCallOptedOut(campaignId: CampaignId): Promise<void> {
  const own = await find(campaignId, await readClock());
  if (!own || hasBegun(own)) return;
  const launch = await launchOf(campaignId, own.launchToken);
  const count = launch ? await optedOutSince(launch) : 0;
  if (count > 0) throw new AppError("conflict", { message: "launches.problems.optedOutSince", values: { count } });
}

type Twin = Pick<LaunchRow, "id" | "digest" | "createdAt" | "repeatOf">;

/** Of these a person decides; whether they called is told by their campaigns alone. */
const IN_DOUBT: readonly string[] = ["needs-person", "abandoned", "absent"];
const CAME_TO_NOTHING: readonly string[] = NOTHING_CAME;

/** The other launches of the same content; what this one repeats on purpose, and all before that, are no reason against it. */
async function twinsOf({ id, digest, createdAt, repeatOf }: Twin, on: Queryable) {
  const later = repeatOf === null ? undefined : gt(launches.createdAt, createdAt);
  return on
    .select({ ...LAUNCH, state: launches.state })
    .from(launches)
    .where(and(eq(launches.digest, digest), ne(launches.id, id), later));
}

/** Whether another launch of the same content goes on, or went: letting this one go too would call everybody twice. */
export async function goesOnElsewhere(launch: Twin, on: Queryable = db()): Promise<boolean> {
  return (await twinsOf(launch, on)).some(({ state }) => !IN_DOUBT.includes(state) && !CAME_TO_NOTHING.includes(state));
}

/** {@link goesOnElsewhere}, and those in doubt too: one of their campaigns may have been let go on its own page. */
export async function calledElsewhere(launch: Twin): Promise<boolean> {
  if (await goesOnElsewhere(launch)) return true;
  const doubtful = (await twinsOf(launch, db())).filter(({ state }) => IN_DOUBT.includes(state));
  if (doubtful.length === 0) return false;
  const oldestMs = Math.min(...doubtful.map(({ createdAt }) => createdAt.getTime()));
  const entries = await history({ from: addDays(israelDay(oldestMs), -1), to: addDays(israelDay(await readClock()), 1) });
  const strays = (await Promise.all(doubtful.map(({ id }) => straysOf(id)))).flat();
  const theirs = new Set([...strays, ...doubtful.map(({ campaignId }) => campaignId)]);
  return entries.some((entry) => theirs.has(entry.id) && hasBegun(entry));
}

/**
 * The campaigns that a person may let begin as the launch's: its own, or where it goes by none, any that was found. Whether each may
 * really go is asked of the history at the moment of the decision.
 */
export function releasableOf(row: Pick<LaunchRow, "campaignId" | "search">, strays: number[]): number[] {
  if (row.campaignId !== null) return [row.campaignId];
  const found = row.search?.candidates.map(({ campaignId }) => campaignId) ?? [];
  return [...new Set([...strays, ...found])];
}

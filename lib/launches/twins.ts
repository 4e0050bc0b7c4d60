import "server-only";
import { eq, or } from "drizzle-orm";
import type { CampaignId } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { launches, strayCampaigns } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { find, type HistoryEntry } from "@/lib/ip-sales/campaigns";
import type { LaunchRow } from "./rows";

/** Campaigns of one launch: of all that carry its mark, at most one ever leaves hold (launch.md, I2). */

/** It called somebody, or will at its time without being asked again. A scheduled campaign on hold tells its time as its start. */
export function hasBegun({ status, scheduled, startedAt, sent }: HistoryEntry): boolean {
  return status === "active" || (sent ?? 0) > 0 || (!scheduled && startedAt !== null);
}

/** The other campaigns of the launch that this one is of. */
async function othersOf(campaignId: CampaignId): Promise<number[]> {
  const [launch] = await db()
    .selectDistinct({ id: launches.id, campaignId: launches.campaignId })
    .from(launches)
    .leftJoin(strayCampaigns, eq(strayCampaigns.launchId, launches.id))
    .where(or(eq(launches.campaignId, campaignId), eq(strayCampaigns.campaignId, campaignId)));
  if (!launch) return [];
  const strays = await straysOf(launch.id);
  return [...strays, ...(launch.campaignId === null ? [] : [launch.campaignId])].filter((id) => id !== campaignId);
}

export async function straysOf(launchId: string): Promise<number[]> {
  const rows = await db()
    .select({ campaignId: strayCampaigns.campaignId })
    .from(strayCampaigns)
    .where(eq(strayCampaigns.launchId, launchId))
    .orderBy(strayCampaigns.campaignId);
  return rows.map(({ campaignId }) => campaignId);
}

/** @throws AppError `conflict` when another campaign of the same launch has begun, or nobody can tell; what `find` throws */
export async function refuseSecondOfLaunch(campaignId: CampaignId): Promise<void> {
  for (const other of await othersOf(campaignId)) await refuseWhenBegun(other);
}

async function refuseWhenBegun(other: CampaignId): Promise<void> {
  const entry = await find(other, await readClock());
  if (!entry || hasBegun(entry)) throw new AppError("conflict", { message: "campaigns.problems.otherOfLaunch", details: { other } });
}

/** Whether the same content was launched another time, and that launch may have called: releasing this one would call everybody twice. */
export async function repeatedElsewhere(launch: { id: string; digest: string; createdAt: Date }): Promise<boolean> {
  const twins = await db()
    .select({ id: launches.id, state: launches.state, createdAt: launches.createdAt })
    .from(launches)
    .where(eq(launches.digest, launch.digest));
  return twins.some((twin) => twin.id !== launch.id && twin.createdAt > launch.createdAt && MAY_HAVE_CALLED.has(twin.state));
}

const MAY_HAVE_CALLED: ReadonlySet<string> = new Set([
  "committing",
  "running",
  "scheduled",
  "ended",
  "stopped",
  "unknown",
  "preparing",
  "held",
]);

/**
 * The campaigns that a person may let begin as the launch's: its own, or where it goes by none, any that was found. Whether each may
 * really go is asked of the history at the moment of the decision.
 */
export function releasableOf(row: Pick<LaunchRow, "campaignId" | "search">, strays: number[]): number[] {
  if (row.campaignId !== null) return [row.campaignId];
  const found = row.search?.candidates.map(({ campaignId }) => campaignId) ?? [];
  return [...new Set([...strays, ...found])];
}

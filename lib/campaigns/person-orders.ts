import "server-only";
import { and, desc, eq, gt, gte, inArray, isNotNull, or, sql } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { auditEntries } from "@/lib/db/schema";
import type { CampaignId } from "./schema";

/** What people ordered for a campaign, read in the audit: it is written before the effect, so what isn't there was not ordered. */

/** A hold is somebody's wish, whatever became of it: one that could not be sent, or seen, still stands against a machine's resume. */
const WISHED = ["started", "done", "unknown", "failed"] as const;
const MAY_HAVE_WORKED = ["started", "done", "unknown"] as const;

/** A moment, or the number of an audit entry: what was ordered since. */
type Since = Date | number;

/** Whether a person's latest order since then is to hold it: then no machine lets it go. */
export const isHeldByPerson = async (campaignId: CampaignId, since: Since) =>
  (await latestOrder(campaignId, since))?.action === "campaign.hold";

/** Whether a person's latest order since then is to let it go on: then no machine holds it for an older reason. */
export const isResumedByPerson = async (campaignId: CampaignId, since: Since) => (await resumedByPersonAt(campaignId, since)) !== null;

/** When a person let it go on, if that is their latest order since then. */
export async function resumedByPersonAt(campaignId: CampaignId, since: Since): Promise<Date | null> {
  const latest = await latestOrder(campaignId, since);
  return latest?.action === "campaign.resume" ? latest.at : null;
}

async function latestOrder(campaignId: CampaignId, since: Since): Promise<{ action: string; at: Date } | null> {
  const holds = and(eq(auditEntries.action, "campaign.hold"), inArray(auditEntries.outcome, [...WISHED]));
  const resumes = and(eq(auditEntries.action, "campaign.resume"), inArray(auditEntries.outcome, [...MAY_HAVE_WORKED]));
  const ordered = and(
    or(holds, resumes),
    eq(auditEntries.target, String(campaignId)),
    isNotNull(auditEntries.actorId),
    typeof since === "number" ? gt(auditEntries.id, since) : gte(auditEntries.at, since),
  );
  const [row] = await db()
    .select({ action: auditEntries.action, at: auditEntries.at })
    .from(auditEntries)
    .where(ordered)
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return row ?? null;
}

/** The number of the entry that was written last: what is ordered from now on comes after it. */
export async function latestEntry(): Promise<number> {
  const [row] = await db()
    .select({ id: sql<number>`coalesce(max(${auditEntries.id}), 0)::int` })
    .from(auditEntries);
  return row?.id ?? 0;
}

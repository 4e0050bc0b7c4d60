import "server-only";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { CampaignId } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { breakers } from "@/lib/db/schema";

/** A campaign's breaker, whatever number was asked for: one beyond the column's range has none. */
export const breakerOf = (campaignId: CampaignId) => sql`${breakers.campaignId} = ${campaignId}::bigint`;

/** Whether a breaker holds it, or is about to: then only a person lets it go on. */
export async function isTripped(campaignId: CampaignId): Promise<boolean> {
  return (await db().$count(breakers, and(eq(breakers.campaignId, campaignId), isNotNull(breakers.trippedAt)))) > 0;
}

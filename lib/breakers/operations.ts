import "server-only";
import { sql } from "drizzle-orm";
import { readCampaign } from "@/lib/campaigns/controls";
import { CampaignRef } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { NOW, readClock } from "@/lib/db/clock";
import { breakers } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { tell } from "@/lib/live/board";
import { BreakerAnswer, BreakerRequest } from "@/lib/live/schema";
import { operation } from "@/lib/operation";
import { breakerOf } from "./standing";

/** Arms a campaign's breaker, or changes it. What one that tripped saw was seen by whoever sets it anew, so it counts from now on. */
export const setBreaker = operation({
  name: "breaker.set",
  allow: "campaigns:control",
  writes: true,
  input: BreakerRequest,
  output: BreakerAnswer,
  audit: ({ campaignId, ...rule }) => ({ target: String(campaignId), details: rule }),
  run: async ({ input: { campaignId, ...rule }, actor }) => {
    const { status } = await readCampaign(campaignId, await readClock());
    if (status === "ended" || status === "stopped") throw new AppError("conflict", { message: "campaigns.problems.alreadyEnded" });
    const set = { ...rule, setBy: actor.id, setAt: NOW, trippedAt: null, seen: null };
    await db()
      .insert(breakers)
      .values({ campaignId, ...set })
      .onConflictDoUpdate({
        target: breakers.campaignId,
        set: { ...set, countsFrom: sql`case when ${breakers.trippedAt} is null then ${breakers.countsFrom} else ${NOW} end` },
      });
    await tell("look");
    return { breaker: { ...rule, setBy: actor.name, trippedAt: null, seen: null } };
  },
});

/** Turns it off. A campaign that it holds stays on hold. */
export const clearBreaker = operation({
  name: "breaker.clear",
  allow: "campaigns:control",
  writes: true,
  input: CampaignRef,
  output: BreakerAnswer,
  audit: ({ campaignId }) => ({ target: String(campaignId) }),
  run: async ({ input }) => {
    await db().delete(breakers).where(breakerOf(input.campaignId));
    await tell("look");
    return { breaker: null };
  },
});

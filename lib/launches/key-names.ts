import "server-only";
import { eq } from "drizzle-orm";
import * as z from "zod/mini";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { CampaignSpec } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { launches } from "@/lib/db/schema";
import type { KeyNames } from "@/lib/reports/presses";

const { keys, answers } = CampaignSpec.shape;
const KeysOfSpec = z.object({ keys, answers });

/** What the keys of a campaign mean, as its launch named them; nothing for a campaign that wasn't launched from here. */
export async function keyNamesOf(campaignId: number): Promise<KeyNames> {
  const [launch] = await db().select({ spec: launches.spec }).from(launches).where(eq(launches.campaignId, campaignId));
  const spec = KeysOfSpec.parse(launch?.spec ?? {});
  return { answers: spec.answers ?? {}, capturing: ASSIGNABLE_KEYS.filter((digit) => spec.keys[digit]?.kind === "digits") };
}

import "server-only";
import * as z from "zod/mini";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { fetchRecording, type Recording } from "@/lib/ip-sales/audio";
import { history } from "@/lib/ip-sales/campaigns";
import { refuseWhileClosed } from "@/lib/launch-rules/gate";
import { hub } from "@/lib/live/hub";
import { operation } from "@/lib/operation";
import { addDays, israelDay } from "@/lib/time";
import { readCampaign } from "./controls";
import * as orders from "./orders";
import { CampaignAnswer, type CampaignId, CampaignList, CampaignRange, CampaignRef, MaxRingRequest } from "./schema";

const DEFAULT_DAYS = 30;
const LONGEST_DAYS = 1_100;

/** The campaigns created in a range of days, newest first; the last 30 days unless told. */
export const listCampaigns = operation({
  name: "campaign.list",
  allow: "campaigns:read",
  input: CampaignRange,
  output: CampaignList,
  run: async ({ input }) => {
    // A day beyond today: upstream's clock may be a little ahead of ours.
    const to = input.to ?? addDays(israelDay(await readClock()), 1);
    const from = input.from ?? addDays(to, -DEFAULT_DAYS - 1);
    if (from > to) throw new AppError("invalid", { fields: [{ field: "from", problem: "campaigns.problems.rangeReversed" }] });
    if (from < addDays(to, -LONGEST_DAYS)) {
      throw new AppError("invalid", { fields: [{ field: "from", problem: "campaigns.problems.rangeTooLong" }] });
    }
    return { campaigns: await history({ from, to }) };
  },
});

/** The campaign after a control, which viewers of the live board see at once too. */
async function changed(campaign: ReturnType<typeof orders.hold>): Promise<z.input<typeof CampaignAnswer>> {
  try {
    return { campaign: await campaign };
  } finally {
    hub().refresh();
  }
}

const target = (campaignId: CampaignId) => ({ target: String(campaignId) });

export const holdCampaign = operation({
  name: "campaign.hold",
  allow: "campaigns:hold",
  writes: true,
  input: CampaignRef,
  output: CampaignAnswer,
  audit: ({ campaignId }) => target(campaignId),
  run: ({ input }) => changed(orders.hold(input.campaignId)),
});

export const resumeCampaign = operation({
  name: "campaign.resume",
  allow: "campaigns:control",
  writes: true,
  input: CampaignRef,
  output: CampaignAnswer,
  audit: ({ campaignId }) => target(campaignId),
  run: async ({ input, actor }) => {
    await refuseWhileClosed(actor);
    return changed(orders.resume(input.campaignId));
  },
});

export const stopCampaign = operation({
  name: "campaign.stop",
  allow: "campaigns:control",
  writes: true,
  input: CampaignRef,
  output: CampaignAnswer,
  audit: ({ campaignId }) => target(campaignId),
  run: ({ input }) => changed(orders.stop(input.campaignId)),
});

export const setMaxRing = operation({
  name: "campaign.max-ring",
  allow: "campaigns:control",
  writes: true,
  input: MaxRingRequest,
  output: CampaignAnswer,
  audit: ({ campaignId, maxRing }) => ({ ...target(campaignId), details: { maxRing } }),
  run: ({ input }) => changed(orders.setMaxRing(input.campaignId, input.maxRing)),
});

/** The recording that a campaign plays. */
export const readRecording = operation({
  name: "campaign.audio",
  allow: "campaigns:read",
  input: CampaignRef,
  output: z.custom<Recording>((value) => typeof value === "object" && value !== null && "bytes" in value),
  run: async ({ input }) => {
    const { recordingName } = await readCampaign(input.campaignId, await readClock());
    if (recordingName === null) throw new AppError("not-found", { message: "upstream.noRecording" });
    return fetchRecording(recordingName);
  },
});

import * as z from "zod/mini";
import { Campaign, CampaignId } from "@/lib/campaigns/schema";

const Time = z.iso.datetime({ offset: true });

/** `event: snapshot`: everything that is live, once, when a viewer joins. */
export const LiveSnapshot = z.object({ campaigns: z.array(Campaign), at: Time });
/** `event: campaign`: one campaign that changed, whole. */
export const LiveCampaign = Campaign;
/** `event: gone`: a campaign that ended a while ago, or that IP-Sales no longer lists. */
export const LiveGone = z.object({ id: CampaignId });
/** `event: status`, at every look: when the figures were true, and what keeps them from being renewed. */
export const LiveStatus = z.object({ at: z.nullable(Time), problem: z.nullable(z.object({ code: z.string(), message: z.string() })) });
export type LiveStatus = z.output<typeof LiveStatus>;

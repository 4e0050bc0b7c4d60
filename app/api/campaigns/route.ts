import { listCampaigns } from "@/lib/campaigns/operations";
import { route } from "@/lib/http/route";
import { launchCampaign, MAX_LAUNCH_BYTES } from "@/lib/launches/operations";

export const GET = route(listCampaigns);
export const POST = route(launchCampaign, {
  body: "spec",
  headers: { idempotencyKey: "idempotency-key" },
  maxBytes: MAX_LAUNCH_BYTES,
  status: ({ launch }) => (launch.campaignId === null ? 202 : 201),
});

import { route } from "@/lib/http/route";
import { dryRunCampaign, MAX_LAUNCH_BYTES } from "@/lib/launches/operations";

export const POST = route(dryRunCampaign, { body: "spec", maxBytes: MAX_LAUNCH_BYTES });

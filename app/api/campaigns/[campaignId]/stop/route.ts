import { stopCampaign } from "@/lib/campaigns/operations";
import { route } from "@/lib/http/route";

export const POST = route(stopCampaign);

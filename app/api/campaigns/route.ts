import { listCampaigns } from "@/lib/campaigns/operations";
import { route } from "@/lib/http/route";

export const GET = route(listCampaigns);

import { holdAll } from "@/lib/campaigns/hold-all";
import { route } from "@/lib/http/route";

export const POST = route(holdAll);

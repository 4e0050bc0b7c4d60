import { setMaxRing } from "@/lib/campaigns/operations";
import { route } from "@/lib/http/route";

export const PUT = route(setMaxRing);

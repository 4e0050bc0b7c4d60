import { route } from "@/lib/http/route";
import { getInsights } from "@/lib/insights/operations";

export const GET = route(getInsights);

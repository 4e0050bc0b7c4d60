import { route } from "@/lib/http/route";
import { getTimeline } from "@/lib/reports/timeline-operations";

export const GET = route(getTimeline);

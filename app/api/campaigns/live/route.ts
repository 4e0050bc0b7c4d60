import { route } from "@/lib/http/route";
import { eventStream } from "@/lib/live/event-stream";
import { watchCampaigns } from "@/lib/live/operations";

export const GET = route(watchCampaigns, { respond: eventStream, headers: { lastEventId: "last-event-id" } });

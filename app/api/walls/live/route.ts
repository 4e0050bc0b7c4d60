import { route } from "@/lib/http/route";
import { eventStream } from "@/lib/live/event-stream";
import { watchWall } from "@/lib/walls/operations";

export const GET = route(watchWall, { respond: eventStream, headers: { lastEventId: "last-event-id" } });

import "server-only";
import * as z from "zod/mini";
import { DEFAULT_LOCALE } from "@/lib/i18n/config";
import { operation } from "@/lib/operation";
import { hub } from "./hub";
import { Join, LastEventId } from "./join";

/** The live board's stream: a snapshot, then changes; after a short break only what went by, where the browser names what it saw last. */
export const watchCampaigns = operation({
  name: "campaign.watch",
  allow: "campaigns:read",
  input: z.strictObject({ lastEventId: LastEventId }),
  output: Join,
  run: async ({ actor, input }) => {
    hub().requireRoom();
    const ticket = { kind: "session" as const, id: actor.sessionId };
    return (sink) => hub().join(ticket, actor.locale ?? DEFAULT_LOCALE, sink, input.lastEventId ?? null);
  },
});

import "server-only";
import * as z from "zod/mini";
import { operation } from "@/lib/operation";
import { hub, type Sink } from "./hub";

/** A way to join the board, with the person's rights already checked. */
type Join = (sink: Sink) => () => void;

/** The live board's stream: a snapshot, then changes. */
export const watchCampaigns = operation({
  name: "campaign.watch",
  allow: "campaigns:read",
  input: z.strictObject({}),
  output: z.custom<Join>((join) => typeof join === "function"),
  run:
    async ({ actor }) =>
    (sink) =>
      hub().join(actor, sink),
});

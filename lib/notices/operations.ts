import "server-only";
import * as z from "zod/mini";
import { operation } from "@/lib/operation";
import { Inbox, InboxRead, UnreadCount } from "./schema";
import { markRead, readInbox } from "./store";

export const listNotices = operation({
  name: "inbox.list",
  allow: "campaigns:read",
  input: z.strictObject({}),
  output: Inbox,
  run: ({ actor }) => readInbox(actor),
});

/** Whoever reads decides nothing by it, so it isn't written in the audit. */
export const readNotices = operation({
  name: "inbox.read",
  allow: "campaigns:read",
  input: InboxRead,
  output: UnreadCount,
  run: async ({ actor, input }) => ({ unread: await markRead(actor, input.upTo) }),
});

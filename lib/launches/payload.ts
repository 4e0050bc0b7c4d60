import "server-only";
import { eq } from "drizzle-orm";
import { withToken } from "@/lib/campaigns/title";
import { db } from "@/lib/db/client";
import { launches } from "@/lib/db/schema";
import type { CampaignRun } from "@/lib/ip-sales/campaigns";
import { recordingFile } from "@/lib/recordings/store";
import type { LaunchRow } from "./rows";

/** Below this a campaign is not left to its time: it is created on hold like any other, verified, and then let go. */
const SAFE_AHEAD_MS = 5 * 60_000;

/** Where a launch stands towards its start, by this server's clock. */
export function startOf({ spec }: Pick<LaunchRow, "spec">, nowMs = Date.now()) {
  const { startAt, startOnHold } = spec.schedule;
  const aheadMs = startAt === undefined ? 0 : Date.parse(startAt) - nowMs;
  return {
    /** Its time is still to come. */
    isAhead: aheadMs > 0,
    /** Created with its time and not on hold: nobody is called before it, and a lost answer is found long before. */
    byTime: aheadMs >= SAFE_AHEAD_MS && !startOnHold,
  };
}

/** What is sent, word for word, from the row alone. */
export async function payloadOf(row: LaunchRow): Promise<CampaignRun> {
  const [stored] = await db().select({ phones: launches.phones }).from(launches).where(eq(launches.id, row.id));
  const { title, message, schedule, undoSeconds: _, repeatOf: __, ...parameters } = row.spec;
  const { isAhead, byTime } = startOf(row);
  return {
    ...parameters,
    title: withToken(title, row.token),
    phones: stored?.phones.split("\n") ?? [],
    message: message.kind === "upload" ? { kind: "upload", audio: await recordingFile(row.recordingSha256) } : message,
    schedule: { quietHours: schedule.quietHours, ...(isAhead && { startAt: schedule.startAt }) },
    hold: !byTime,
  };
}

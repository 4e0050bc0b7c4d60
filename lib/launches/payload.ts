import "server-only";
import { eq } from "drizzle-orm";
import { isRepeatedHour } from "@/lib/campaigns/schema";
import { withToken } from "@/lib/campaigns/title";
import { db } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { launches } from "@/lib/db/schema";
import type { CampaignRun } from "@/lib/ip-sales/campaigns";
import { recordingFile } from "@/lib/recordings/store";
import type { LaunchRow } from "./rows";

/** Below this a campaign is not left to its time: it is created on hold like any other, verified, and then let go. */
const SAFE_AHEAD_MS = 5 * 60_000;

/** Where a launch stands towards its start. @param nowMs by the clock that rules depend on */
export function startOf({ spec }: Pick<LaunchRow, "spec">, nowMs: number) {
  const { startAt, startOnHold } = spec.schedule;
  const aheadMs = startAt === undefined ? 0 : Date.parse(startAt) - nowMs;
  // IP-Sales is told times without their offset: in an hour that comes twice it would choose for itself, so we let it go at its moment.
  const byUs = startAt !== undefined && isRepeatedHour(startAt);
  return {
    aheadMs,
    /** Its time is still to come. */
    isAhead: aheadMs > 0,
    /** Created with its time and not on hold: nobody is called before it, and a lost answer is found long before. */
    byTime: aheadMs >= SAFE_AHEAD_MS && !startOnHold && !byUs,
    byUs,
  };
}

/** What is sent, word for word, from the row alone. */
export async function payloadOf(row: LaunchRow): Promise<CampaignRun> {
  const [stored] = await db().select({ phones: launches.phones }).from(launches).where(eq(launches.id, row.id));
  const { title, message, schedule, undoSeconds: _, repeatOf: __, answers: ___, ...parameters } = row.spec;
  const { isAhead, byTime, byUs } = startOf(row, await readClock());
  return {
    ...parameters,
    title: withToken(title, row.token),
    phones: stored?.phones.split("\n") ?? [],
    message: message.kind === "upload" ? { kind: "upload", audio: await recordingFile(row.recordingSha256) } : message,
    schedule: { quietHours: schedule.quietHours, ...(isAhead && !byUs && { startAt: schedule.startAt }) },
    hold: !byTime,
  };
}

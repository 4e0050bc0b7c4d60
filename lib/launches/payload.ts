import "server-only";
import { eq } from "drizzle-orm";
import { isRepeatedHour } from "@/lib/campaigns/schema";
import { withToken } from "@/lib/campaigns/title";
import { db } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { launches } from "@/lib/db/schema";
import type { CampaignRun } from "@/lib/ip-sales/campaigns";
import { standingOf } from "@/lib/opt-outs/ledger";
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

export interface Payload {
  campaign: CampaignRun;
  /** How many of the launch's people are left out of it, because they must not be called. */
  optedOut: number;
  /** The ledger's latest entry when they were left out. */
  optOutsUpTo: number;
}

/** Those of some numbers who may be called, in their order: the one place where the ledger's are left out of what is sent. */
export const withoutOptedOut = (phones: readonly string[], optedOut: ReadonlySet<string>): string[] =>
  phones.filter((phone) => !optedOut.has(phone));

/** What is sent, word for word, from the row, without the numbers that must not be called at this moment. */
export async function payloadOf(row: LaunchRow): Promise<Payload> {
  const [stored] = await db().select({ phones: launches.phones }).from(launches).where(eq(launches.id, row.id));
  const asked = stored?.phones.split("\n") ?? [];
  const { optedOut, upTo } = await standingOf(asked);
  const { title, message, schedule, undoSeconds: _, repeatOf: __, answers: ___, ...parameters } = row.spec;
  const { isAhead, byTime, byUs } = startOf(row, await readClock());
  const campaign: CampaignRun = {
    ...parameters,
    title: withToken(title, row.token),
    phones: withoutOptedOut(asked, optedOut),
    message: message.kind === "upload" ? { kind: "upload", audio: await recordingFile(row.recordingSha256) } : message,
    schedule: { quietHours: schedule.quietHours, ...(isAhead && !byUs && { startAt: schedule.startAt }) },
    hold: !byTime,
  };
  return { campaign, optedOut: optedOut.size, optOutsUpTo: upTo };
}

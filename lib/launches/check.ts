import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { DryRun } from "@/lib/campaigns/schema";
import { NOW, readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { type CampaignRun, dryRun, history } from "@/lib/ip-sales/campaigns";
import { UpstreamMisunderstood, UpstreamRefused, UpstreamUnknown, UpstreamUnreachable } from "@/lib/ip-sales/errors";
import { addDays, israelDay } from "@/lib/time";
import { type Payload, payloadOf } from "./payload";
import { storedProblem } from "./problem";
import { advance, type LaunchRow, release } from "./rows";
import { WATERMARK_DAYS } from "./search";

/** A dry run harms nobody, so one that is not answered is asked again, with more patience each time. */
const PATIENCE_MS = [8_000, 30_000, 120_000];
const WATERMARK_MS = 5_000;

/** INTENT → CHECKED: asks IP-Sales what the launch would be, without dialling. */
export async function checkLaunch(row: LaunchRow): Promise<LaunchRow | null> {
  const { campaign, ...leftOut } = await payloadOf(row);
  if (campaign.phones.length === 0) return nobodyLeft(row, leftOut);
  try {
    const [figures, watermark] = await Promise.all([askDryRun(campaign), largestCampaignId()]);
    const checked = withOurs(figures, { ...row, ...leftOut });
    return await advance(row, {
      event: "dry-run-passed",
      evidence: { ...checked },
      change: { dryRun: checked, watermark, checkedAt: NOW, ...leftOut },
    });
  } catch (error) {
    const event = eventOf(error);
    if (!event) throw error;
    const change = { problem: storedProblem(error), dueAt: event === "answer-missing" ? undefined : null };
    const after = await advance(row, { event, change });
    if (event === "answer-missing") return after;
    await release(after, null);
    return null;
  }
}

/** Everybody of it asked not to be called: nothing is asked of IP-Sales. */
async function nobodyLeft(row: LaunchRow, leftOut: Omit<Payload, "campaign">): Promise<null> {
  const problem = storedProblem(new AppError("invalid", { message: "launches.problems.everybodyOptedOut" }));
  await release(await advance(row, { event: "nobody-left", evidence: leftOut, change: { problem, ...leftOut } }), null);
  return null;
}

/** IP-Sales counts what it was sent; what we left out before is counted in, and whom we left out because they asked for it, apart. */
export function withOurs(figures: DryRun, ours: { rejected: number; blocked: number; optedOut: number }): DryRun {
  const add = (count: number | null, more: number) => (count === null ? null : count + more);
  return {
    ...figures,
    rejected: add(figures.rejected, ours.rejected),
    blocked: add(figures.blocked, ours.blocked),
    optedOut: ours.optedOut,
    blockedElsewhere: figures.blocked,
  };
}

function eventOf(error: unknown) {
  if (error instanceof UpstreamRefused) return "dry-run-refused";
  if (error instanceof UpstreamUnreachable || error instanceof UpstreamMisunderstood) return "dry-run-unanswered";
  // `demo=yes` was not heard: there may be a campaign, on hold and with our token.
  return error instanceof UpstreamUnknown ? "answer-missing" : null;
}

async function askDryRun(campaign: CampaignRun): Promise<DryRun> {
  for (const [attempt, timeoutMs] of PATIENCE_MS.entries()) {
    try {
      return await dryRun(campaign, { timeoutMs });
    } catch (error) {
      const mayHelp = error instanceof UpstreamUnreachable || error instanceof UpstreamMisunderstood;
      if (!mayHelp || attempt === PATIENCE_MS.length - 1) throw error;
    }
  }
  throw new UpstreamUnreachable("campaignRun");
}

/**
 * The largest campaign number there is now, in IP-Sales' history; null when there is none, or the history doesn't
 * answer soon: a launch waits for nothing else, but then its absence can't be proved.
 */
async function largestCampaignId(): Promise<number | null> {
  const to = israelDay(await readClock());
  const look = history({ from: addDays(to, -WATERMARK_DAYS), to: addDays(to, 1) }).catch(() => []);
  const entries = await Promise.race([look, wait(WATERMARK_MS, [])]);
  return entries.reduce<number | null>((largest, { id }) => Math.max(largest ?? 0, id), null);
}

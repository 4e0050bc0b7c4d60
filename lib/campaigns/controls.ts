import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import * as upstream from "@/lib/ip-sales/campaigns";
import { UpstreamRefused, UpstreamUnknown } from "@/lib/ip-sales/errors";
import type { CampaignId } from "./schema";

/**
 * Hold, resume, stop and the ring cap, sure of the state: it is read before and after, so what already is so is done without a
 * second call, and a lost answer is settled by looking instead of by guessing. The brakes, hold and stop, don't wait for a history
 * that is slow to answer.
 */

/**
 * @param nowMs by the clock that rules depend on, here and below: the history is asked for by days
 * @throws AppError `not-found` when upstream has no such campaign in three years; UpstreamUnreachable and its kin
 */
export async function readCampaign(campaignId: CampaignId, nowMs: number): Promise<HistoryEntry> {
  const campaign = await upstream.find(campaignId, nowMs);
  if (!campaign) throw new AppError("not-found", { message: "campaigns.problems.unknownCampaign" });
  return campaign;
}

interface Control {
  isDone: (campaign: HistoryEntry) => boolean;
  /** @param seen null when the state could not be read in time */
  act: (campaignId: CampaignId, seen: HistoryEntry | null) => Promise<void>;
  /** For what is safe to do twice: tried once more when the answer got lost and the campaign is still as it was. */
  repeatable: boolean;
  /** A brake is pulled even when nobody can tell yet what it stops. */
  isBrake?: boolean;
}

/** How long a brake waits for the state before it acts without it. */
const LOOK_FIRST_MS = 1_500;
/** How long an accepted act waits to be seen in the history. */
const SEE_AFTER_MS = 15_000;

async function bring(campaignId: CampaignId, nowMs: number, control: Control): Promise<HistoryEntry> {
  const before = await lookFirst(campaignId, nowMs, control);
  if (before && control.isDone(before)) return before;
  if (before) refuseWhenOver(before);
  try {
    await control.act(campaignId, before);
  } catch (error) {
    return settle(campaignId, nowMs, { before, control, error });
  }
  return seeAfter(campaignId, nowMs);
}

async function lookFirst(campaignId: CampaignId, nowMs: number, { isBrake = false }: Control): Promise<HistoryEntry | null> {
  const look = readCampaign(campaignId, nowMs);
  if (!isBrake) return look;
  const unanswered = look.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") throw error;
    return null;
  });
  return Promise.race([unanswered, wait(LOOK_FIRST_MS, null)]);
}

function refuseWhenOver({ status }: HistoryEntry): void {
  if (status !== "ended" && status !== "stopped") return;
  throw new AppError("conflict", { message: "campaigns.problems.alreadyEnded", details: { status } });
}

/** IP-Sales accepted; a history that stays silent must not let it look as if nothing was done. */
async function seeAfter(campaignId: CampaignId, nowMs: number): Promise<HistoryEntry> {
  const look = readCampaign(campaignId, nowMs).catch((cause: unknown) => {
    throw new AppError("upstream-unreachable", { message: "campaigns.problems.acceptedUnseen", cause });
  });
  const seen = await Promise.race([look, wait(SEE_AFTER_MS, null)]);
  if (!seen) throw new AppError("upstream-unreachable", { message: "campaigns.problems.acceptedUnseen" });
  return seen;
}

/** After a refusal or a lost answer the history tells what is. */
async function settle(
  campaignId: CampaignId,
  nowMs: number,
  { before, control, error }: { before: HistoryEntry | null; control: Control; error: unknown },
): Promise<HistoryEntry> {
  if (!(error instanceof UpstreamUnknown || error instanceof UpstreamRefused)) throw error;
  // When the history can't be read either, the first error is the one to tell.
  const now = await upstream.find(campaignId, nowMs).catch(() => null);
  if (now && control.isDone(now)) return now;
  if (now && !before) refuseWhenOver(now);
  if (!now || error instanceof UpstreamRefused || !control.repeatable || (before && now.status !== before.status)) throw error;
  await control.act(now.id, now);
  return readCampaign(campaignId, nowMs);
}

/** Pauses; whoever was not called yet waits. */
export const hold = (campaignId: CampaignId, nowMs: number) =>
  bring(campaignId, nowMs, { isDone: ({ status }) => status === "hold", act: upstream.hold, repeatable: true, isBrake: true });

/** Goes on. Not repeated by itself: somebody may have held it meanwhile, and then the pause wins (faults.md, F22). */
export const resume = (campaignId: CampaignId, nowMs: number) =>
  bring(campaignId, nowMs, { isDone: ({ status }) => status === "active", act: upstream.resume, repeatable: false });

/** Ends for good: held first, so that nobody more is called while the stop is under way. */
export const stop = (campaignId: CampaignId, nowMs: number) =>
  bring(campaignId, nowMs, {
    isDone: ({ status }) => status === "stopped",
    act: async (id, seen) => {
      if (seen?.status !== "hold") await upstream.hold(id).catch(ignoreUnlessUnsent);
      await upstream.stop(id);
    },
    repeatable: false,
    isBrake: true,
  });

/** The hold only comes before the stop; refused or unanswered, the stop is still what was asked. */
function ignoreUnlessUnsent(error: unknown): void {
  if (!(error instanceof UpstreamRefused || error instanceof UpstreamUnknown)) throw error;
}

/** How many are dialled at once, from 1 to 99999. */
export const setMaxRing = (campaignId: CampaignId, maxRing: number, nowMs: number) =>
  bring(campaignId, nowMs, {
    isDone: (campaign) => campaign.maxRing === maxRing,
    act: (id) => upstream.setMaxRing(id, maxRing),
    repeatable: true,
  });

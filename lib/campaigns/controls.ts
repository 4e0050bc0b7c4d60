import "server-only";
import { AppError } from "@/lib/errors";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import * as upstream from "@/lib/ip-sales/campaigns";
import { UpstreamRefused, UpstreamUnknown } from "@/lib/ip-sales/errors";
import type { CampaignId } from "./schema";

/**
 * Hold, resume, stop and the ring cap, sure of the state: it is read before and after, so what already is so is done without a
 * second call, and a lost answer is settled by looking instead of by guessing.
 */

/** @throws AppError `not-found` when upstream has no such campaign in three years; UpstreamUnreachable and its kin */
export async function readCampaign(campaignId: CampaignId): Promise<HistoryEntry> {
  const campaign = await upstream.find(campaignId);
  if (!campaign) throw new AppError("not-found", { message: "campaigns.problems.unknownCampaign" });
  return campaign;
}

interface Control {
  isDone: (campaign: HistoryEntry) => boolean;
  act: (campaign: HistoryEntry) => Promise<void>;
  /** For what is safe to do twice: tried once more when the answer got lost and the campaign is still as it was. */
  repeatable: boolean;
}

async function bring(campaignId: CampaignId, control: Control): Promise<HistoryEntry> {
  const before = await readCampaign(campaignId);
  if (control.isDone(before)) return before;
  if (before.status === "ended" || before.status === "stopped") {
    throw new AppError("conflict", { message: "campaigns.problems.alreadyEnded", details: { status: before.status } });
  }
  try {
    await control.act(before);
  } catch (error) {
    return settle(before, control, error);
  }
  return readCampaign(campaignId);
}

/** After a refusal or a lost answer the history tells what is. */
async function settle(before: HistoryEntry, control: Control, error: unknown): Promise<HistoryEntry> {
  if (!(error instanceof UpstreamUnknown || error instanceof UpstreamRefused)) throw error;
  // When the history can't be read either, the first error is the one to tell.
  const now = await upstream.find(before.id).catch(() => null);
  if (now && control.isDone(now)) return now;
  if (!now || error instanceof UpstreamRefused || !control.repeatable || now.status !== before.status) throw error;
  await control.act(now);
  return readCampaign(before.id);
}

/** Pauses; whoever was not called yet waits. */
export const hold = (campaignId: CampaignId) =>
  bring(campaignId, { isDone: ({ status }) => status === "hold", act: ({ id }) => upstream.hold(id), repeatable: true });

/** Goes on. Not repeated by itself: somebody may have held it meanwhile, and then the pause wins (faults.md, F22). */
export const resume = (campaignId: CampaignId) =>
  bring(campaignId, { isDone: ({ status }) => status === "active", act: ({ id }) => upstream.resume(id), repeatable: false });

/** Ends for good: held first, so that nobody more is called while the stop is under way. */
export const stop = (campaignId: CampaignId) =>
  bring(campaignId, {
    isDone: ({ status }) => status === "stopped",
    act: async ({ id, status }) => {
      if (status !== "hold") await upstream.hold(id).catch(ignoreUnlessUnsent);
      await upstream.stop(id);
    },
    repeatable: false,
  });

/** The hold only comes before the stop; refused or unanswered, the stop is still what was asked. */
function ignoreUnlessUnsent(error: unknown): void {
  if (!(error instanceof UpstreamRefused || error instanceof UpstreamUnknown)) throw error;
}

/** How many are dialled at once, from 1 to 99999. */
export const setMaxRing = (campaignId: CampaignId, maxRing: number) =>
  bring(campaignId, {
    isDone: (campaign) => campaign.maxRing === maxRing,
    act: ({ id }) => upstream.setMaxRing(id, maxRing),
    repeatable: true,
  });

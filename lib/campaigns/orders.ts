import "server-only";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import { refuseToCallOptedOut, refuseToCallTwice, turnOf } from "@/lib/launches/twins";
import * as controls from "./controls";
import { isHeldByPerson, latestEntry } from "./person-orders";
import type { CampaignId } from "./schema";
import { takeTurn } from "./turns";

/**
 * What people and machines order for a campaign, one at a time. The brakes wait for their turn a moment only: a resume that hangs must
 * not keep anybody from holding. Who lets a campaign go on looks afterwards whether somebody held it meanwhile, and then the pause
 * wins (faults.md, F22).
 */

const BRAKE_PATIENCE_MS = 2_000;
/** Longer than an order and the looks around it take. */
const PATIENCE_MS = 45_000;

/** @throws AppError `busy` when the turn doesn't come; what `act` throws */
export async function inTurn<T>(campaignId: CampaignId, act: () => Promise<T>): Promise<T> {
  const end = await takeTurn(await turnOf(campaignId), PATIENCE_MS);
  if (!end) throw new AppError("busy", { message: "campaigns.problems.turnBusy" });
  return act().finally(end);
}

async function brake(campaignId: CampaignId, act: () => Promise<HistoryEntry>): Promise<HistoryEntry> {
  const end = await takeTurn(await turnOf(campaignId), BRAKE_PATIENCE_MS);
  return act().finally(() => end?.());
}

export const hold = (campaignId: CampaignId) => brake(campaignId, async () => controls.hold(campaignId, await readClock()));

export const stop = (campaignId: CampaignId) => brake(campaignId, async () => controls.stop(campaignId, await readClock()));

export const setMaxRing = (campaignId: CampaignId, maxRing: number) =>
  inTurn(campaignId, async () => controls.setMaxRing(campaignId, maxRing, await readClock()));

/** Goes on, unless somebody held it after this was ordered. @throws AppError `conflict` when somebody did before it was sent, or it would call people twice */
export async function resume(campaignId: CampaignId): Promise<HistoryEntry> {
  const ordered = await latestEntry();
  return inTurn(campaignId, async () => {
    if (await isHeldByPerson(campaignId, ordered)) throw new AppError("conflict", { message: "campaigns.problems.heldMeanwhile" });
    await refuseToCallTwice(campaignId);
    await refuseToCallOptedOut(campaignId);
    return pauseWins(campaignId, ordered, async () => controls.resume(campaignId, await readClock()));
  });
}

/**
 * Lets a campaign go on, and holds it again when a person held it meanwhile, whatever became of the order: the two may have met
 * upstream in either sequence. The caller has the turn.
 * @param ordered the latest entry of the audit before this was decided
 */
export async function pauseWins(campaignId: CampaignId, ordered: number, go: () => Promise<HistoryEntry>): Promise<HistoryEntry> {
  const outcome = await go().then(
    (campaign) => ({ campaign }),
    (error: unknown) => ({ error }),
  );
  if (await isHeldByPerson(campaignId, ordered)) return controls.hold(campaignId, await readClock());
  if ("error" in outcome) throw outcome.error;
  return outcome.campaign;
}

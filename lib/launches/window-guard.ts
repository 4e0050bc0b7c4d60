import "server-only";
import { and, eq } from "drizzle-orm";
import { isTripped } from "@/lib/breakers/standing";
import * as controls from "@/lib/campaigns/controls";
import { beginMachineOrder, carryOut } from "@/lib/campaigns/machine-orders";
import { inTurn, pauseWins } from "@/lib/campaigns/orders";
import { isHeldByPerson, isResumedByPerson, latestEntry } from "@/lib/campaigns/person-orders";
import { db } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { launches } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import { windowGate } from "@/lib/launch-rules/gate";
import { FenceLost } from "@/lib/leased-work";
import { optedOutSince } from "./left-out";
import { askedMeanwhile } from "./opt-out-guard";
import { advanceWithin, type LaunchRow } from "./rows";

/**
 * Keeps a running campaign of ours within the calling window, where an admin chose so: held when it closes (or at the first look after
 * that, if no server was up), and let go when it opens, if it was we who held it. What a person ordered meanwhile stands.
 * @param nowMs of the look, before the history was asked
 */
export async function keepWindow(row: LaunchRow, entry: HistoryEntry, nowMs: number): Promise<void> {
  const gate = await windowGate(nowMs);
  const mustRest = gate !== null && !gate.open && gate.window.holdRunning;
  if (row.windowHeldAt !== null) {
    // The window opened, or an admin turned the rule off.
    if (!mustRest) return goOn(row, row.windowHeldAt, entry);
    if (await isResumedByPerson(entry.id, row.windowHeldAt)) return mark(db(), row, null);
  }
  if (!mustRest || row.state !== "running" || entry.status !== "active") return;
  const closedAt = new Date(gate.sinceMs ?? 0);
  // Somebody let it go in this very stretch, knowingly.
  const isReleased = row.releasedBy !== null && row.stateSince >= closedAt;
  if (!isReleased && !(await isResumedByPerson(entry.id, closedAt))) await holdForWindow(row, entry.id, new Date(nowMs));
}

/** @param seenAt when it was seen to call: who held it since that held it for reasons of their own */
async function holdForWindow(row: LaunchRow, campaignId: number, seenAt: Date): Promise<void> {
  const order = { action: "campaign.window-hold", campaignId, reason: { launch: row.id } } as const;
  const audit = await db().transaction(async (tx) => {
    await mark(tx, row, seenAt);
    return beginMachineOrder(order, tx);
  });
  const outcome = await carryOut(order, audit, () =>
    inTurn(campaignId, async () => {
      if (await isHeldByPerson(campaignId, seenAt)) throw new AppError("conflict", { message: "campaigns.problems.heldMeanwhile" });
      return controls.hold(campaignId, await readClock());
    }),
  );
  // Where nobody knows, it counts as held by us: the next look holds it again if it calls, and lets it go in time if it doesn't.
  if (outcome === "failed") await mark(db(), row, null);
}

async function goOn(row: LaunchRow, heldAt: Date, { id: campaignId, status }: HistoryEntry): Promise<void> {
  const isOurs = status === "hold" && !(await isHeldByPerson(campaignId, heldAt)) && !(await isTripped(campaignId));
  if (!isOurs) return mark(db(), row, null);
  const count = await optedOutSince(row);
  if (count > 0) {
    await db().transaction(async (tx) => {
      await mark(tx, row, null);
      await advanceWithin(tx, row, askedMeanwhile(count, { hasBegun: true }));
    });
    return;
  }
  const order = { action: "campaign.window-resume", campaignId, reason: { launch: row.id } } as const;
  const ordered = await latestEntry();
  const outcome = await carryOut(order, await beginMachineOrder(order), () =>
    inTurn(campaignId, async () => {
      if (await isHeldByPerson(campaignId, heldAt)) throw new AppError("conflict", { message: "campaigns.problems.heldMeanwhile" });
      if (await isTripped(campaignId)) throw new AppError("conflict", { message: "launches.problems.heldByBreaker" });
      const after = await pauseWins(campaignId, ordered, async () => controls.resume(campaignId, await readClock()));
      if (after.status === "hold") throw new AppError("conflict", { message: "campaigns.problems.heldMeanwhile" });
    }),
  );
  // Otherwise the next look reads the state first, and tries again only while it is on hold and nobody else's.
  if (outcome === "done") await mark(db(), row, null);
}

async function mark(on: Pick<ReturnType<typeof db>, "update">, row: LaunchRow, windowHeldAt: Date | null): Promise<void> {
  const changed = await on
    .update(launches)
    .set({ windowHeldAt })
    .where(and(eq(launches.id, row.id), eq(launches.fence, row.fence)))
    .returning({ id: launches.id });
  if (changed.length === 0) throw new FenceLost();
}

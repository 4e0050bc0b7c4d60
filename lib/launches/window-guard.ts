import "server-only";
import { and, eq } from "drizzle-orm";
import * as controls from "@/lib/campaigns/controls";
import { beginMachineOrder, carryOut } from "@/lib/campaigns/machine-orders";
import { inTurn, pauseWins } from "@/lib/campaigns/orders";
import { isHeldByPerson, isResumedByPerson, latestEntry } from "@/lib/campaigns/person-orders";
import { db } from "@/lib/db/client";
import { NOW, readClock } from "@/lib/db/clock";
import { launches } from "@/lib/db/schema";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import { windowGate } from "@/lib/launch-rules/gate";
import { FenceLost, type LaunchRow } from "./rows";

/**
 * Keeps a running campaign of ours within the calling window, where an admin chose so: held when it closes (or at the first look after
 * that, if no server was up), and let go when it opens, if it was we who held it. What a person ordered meanwhile stands.
 */
export async function keepWindow(row: LaunchRow, entry: HistoryEntry, nowMs: number): Promise<void> {
  const gate = await windowGate(nowMs);
  const mustRest = gate !== null && !gate.open && gate.window.holdRunning;
  // The window opened, or an admin turned the rule off.
  if (row.windowHeldAt !== null && !mustRest) return goOn(row, row.windowHeldAt, entry);
  if (!mustRest || row.state !== "running" || entry.status !== "active") return;
  // Somebody let it go on in this very stretch, knowingly.
  if (await isResumedByPerson(entry.id, new Date(gate.sinceMs ?? 0))) return;
  await holdForWindow(row, entry.id);
}

async function holdForWindow(row: LaunchRow, campaignId: number): Promise<void> {
  const order = { action: "campaign.window-hold", campaignId, launchId: row.id } as const;
  const audit = await db().transaction(async (tx) => {
    await mark(tx, row, NOW);
    return beginMachineOrder(order, tx);
  });
  const isHeld = await carryOut(order, audit, () => inTurn(campaignId, async () => controls.hold(campaignId, await readClock())));
  if (!isHeld) await mark(db(), row, null);
}

async function goOn(row: LaunchRow, heldAt: Date, { id: campaignId, status }: HistoryEntry): Promise<void> {
  const isOurs = status === "hold" && !(await isHeldByPerson(campaignId, heldAt));
  if (!isOurs) return mark(db(), row, null);
  const order = { action: "campaign.window-resume", campaignId, launchId: row.id } as const;
  const ordered = await latestEntry();
  const isGoing = await carryOut(order, await beginMachineOrder(order), () =>
    inTurn(campaignId, async () => {
      if (await isHeldByPerson(campaignId, heldAt)) return;
      await pauseWins(campaignId, ordered, async () => controls.resume(campaignId, await readClock()));
    }),
  );
  // Otherwise the next look reads the state first, and tries again only while it is on hold.
  if (isGoing) await mark(db(), row, null);
}

async function mark(on: Pick<ReturnType<typeof db>, "update">, row: LaunchRow, windowHeldAt: typeof NOW | null): Promise<void> {
  const changed = await on
    .update(launches)
    .set({ windowHeldAt })
    .where(and(eq(launches.id, row.id), eq(launches.fence, row.fence)))
    .returning({ id: launches.id });
  if (changed.length === 0) throw new FenceLost();
}

import "server-only";
import { and, eq } from "drizzle-orm";
import { beginAudit, endAudit } from "@/lib/audit/record";
import * as controls from "@/lib/campaigns/controls";
import { inTurn, pauseWins } from "@/lib/campaigns/orders";
import { isHeldByPerson, isResumedByPerson, latestEntry } from "@/lib/campaigns/person-orders";
import { db } from "@/lib/db/client";
import { NOW, readClock } from "@/lib/db/clock";
import { launches } from "@/lib/db/schema";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import { windowGate } from "@/lib/launch-rules/gate";
import { log } from "@/lib/log";
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
  const audit = await db().transaction(async (tx) => {
    await mark(tx, row, NOW);
    return beginAudit(null, "campaign.window-hold", { target: String(campaignId), details: { launch: row.id } }, "started", tx);
  });
  try {
    await inTurn(campaignId, async () => controls.hold(campaignId, await readClock()));
    await endAudit(audit, "done", {});
  } catch (error) {
    log.error({ err: error, launch: row.id, campaign: campaignId }, "a campaign could not be held for the calling window yet");
    await endAudit(audit, "failed", {});
    await mark(db(), row, null);
  }
}

async function goOn(row: LaunchRow, heldAt: Date, entry: HistoryEntry): Promise<void> {
  const isOurs = entry.status === "hold" && !(await isHeldByPerson(entry.id, heldAt));
  if (!isOurs) return mark(db(), row, null);
  const audit = await beginAudit(null, "campaign.window-resume", { target: String(entry.id), details: { launch: row.id } });
  const ordered = await latestEntry();
  try {
    await inTurn(entry.id, async () => {
      if (await isHeldByPerson(entry.id, heldAt)) return;
      await pauseWins(entry.id, ordered, async () => controls.resume(entry.id, await readClock()));
    });
    await endAudit(audit, "done", {});
    await mark(db(), row, null);
  } catch (error) {
    // The next look reads the state first, and tries again only while it is on hold.
    log.error({ err: error, launch: row.id, campaign: entry.id }, "a campaign could not be let go after the calling window yet");
    await endAudit(audit, "failed", {});
  }
}

async function mark(on: Pick<ReturnType<typeof db>, "update">, row: LaunchRow, windowHeldAt: typeof NOW | null): Promise<void> {
  const changed = await on
    .update(launches)
    .set({ windowHeldAt })
    .where(and(eq(launches.id, row.id), eq(launches.fence, row.fence)))
    .returning({ id: launches.id });
  if (changed.length === 0) throw new FenceLost();
}

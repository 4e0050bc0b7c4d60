import "server-only";
import { beginMachineOrder, carryOut } from "@/lib/campaigns/machine-orders";
import { hold } from "@/lib/campaigns/orders";
import { isResumedByPerson } from "@/lib/campaigns/person-orders";
import { db } from "@/lib/db/client";
import { strayCampaigns } from "@/lib/db/schema";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import type { LaunchRow } from "./rows";

/** Campaigns that carry a launch's token and aren't the one it goes by. In doubt they are held, which can be undone; never stopped. */

/**
 * Writes them down, and holds each that isn't on hold or over. What can't be held now is tried again at the next look.
 * @returns them as they are after that
 */
export async function holdStrays(row: Pick<LaunchRow, "id">, entries: HistoryEntry[]): Promise<HistoryEntry[]> {
  const held: HistoryEntry[] = [];
  for (const entry of entries) {
    await db().insert(strayCampaigns).values({ campaignId: entry.id, launchId: row.id }).onConflictDoNothing();
    held.push(isOver(entry) || !(await holdStray(row, entry)) ? entry : { ...entry, status: "hold" });
  }
  return held;
}

/** Those that went on although nobody let them: held once more. A person's word is left alone. */
export async function holdAgain(
  row: Pick<LaunchRow, "id">,
  stray: { campaignId: number; foundAt: Date },
  entry: HistoryEntry,
): Promise<void> {
  if (entry.status === "hold" || isOver(entry)) return;
  if (await isResumedByPerson(stray.campaignId, stray.foundAt)) return;
  await holdStray(row, entry);
}

const isOver = ({ status }: HistoryEntry) => status === "ended" || status === "stopped";

async function holdStray({ id }: Pick<LaunchRow, "id">, { id: campaignId }: HistoryEntry): Promise<boolean> {
  const order = { action: "launch.hold-stray", campaignId, reason: { launch: id } } as const;
  return (await carryOut(order, await beginMachineOrder(order), () => hold(campaignId))) === "done";
}

import "server-only";
import { beginAudit, endAudit } from "@/lib/audit/record";
import { hold } from "@/lib/campaigns/orders";
import { isResumedByPerson } from "@/lib/campaigns/person-orders";
import { db } from "@/lib/db/client";
import { strayCampaigns } from "@/lib/db/schema";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import { log } from "@/lib/log";
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

async function holdStray(row: Pick<LaunchRow, "id">, { id: campaignId }: HistoryEntry): Promise<boolean> {
  const audit = await beginAudit(null, "launch.hold-stray", { target: String(campaignId), details: { launch: row.id } });
  const outcome = await hold(campaignId).then(
    () => "done" as const,
    (error: unknown) => {
      log.error({ err: error, launch: row.id, campaign: campaignId }, "a second campaign of a launch could not be held yet");
      return "failed" as const;
    },
  );
  await endAudit(audit, outcome, {});
  return outcome === "done";
}

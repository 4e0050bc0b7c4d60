import "server-only";
import { beginMachineOrder, carryOut } from "@/lib/campaigns/machine-orders";
import { hold } from "@/lib/campaigns/orders";
import { AppError } from "@/lib/errors";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import { optedOutSince } from "./left-out";
import { storedProblem } from "./problem";
import { advance, type Happening, type LaunchRow } from "./rows";

/** What becomes of a launch whose people came into the ledger after it was sent: upstream takes nobody out of a campaign that exists. */

/** The problem that it rests with. @param hasBegun it called somebody already: sending it anew would call people twice */
export function askedMeanwhile(count: number, { hasBegun }: { hasBegun: boolean }): Happening {
  const why = hasBegun ? "optedOutSinceBegun" : "optedOutSince";
  const problem = storedProblem(new AppError("conflict", { message: `launches.problems.${why}`, values: { count } }));
  return { event: "doubt", evidence: { why, optedOut: count }, change: { problem } };
}

/** Holds a campaign that waits for its time and would call somebody who asked meanwhile not to be called; a person decides what then. */
export async function holdForOptOuts(row: LaunchRow, { id: campaignId, status }: HistoryEntry): Promise<void> {
  if (row.state !== "scheduled") return;
  const count = await optedOutSince(row);
  if (count === 0) return;
  if (status !== "hold") {
    const order = { action: "launch.hold-opted-out", campaignId, reason: { launch: row.id } } as const;
    // Not done, or nobody knows: the next look tries again.
    if ((await carryOut(order, await beginMachineOrder(order), () => hold(campaignId))) !== "done") return;
  }
  await advance(row, askedMeanwhile(count, { hasBegun: false }));
}

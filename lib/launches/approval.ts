import "server-only";
import type { DryRun } from "@/lib/campaigns/schema";
import type { Queryable } from "@/lib/db/client";
import { readLaunchRules } from "@/lib/launch-rules/store";
import { isMoreThan } from "@/lib/money";
import { mayApprove } from "./persons";
import type { LaunchRow } from "./rows";

/** The second person: over the admins' limits a launch waits for one, who approves exactly what will be sent (launch.md). */

/** Whether a second person has to approve. A figure that IP-Sales didn't tell is over every limit: unknown is not little. */
export async function needsApproval({ accepted, price }: Pick<DryRun, "accepted" | "price">, on?: Queryable): Promise<boolean> {
  const { overRecipients, overPrice } = (await readLaunchRules(on)).approval;
  const overCount = overRecipients !== null && (accepted === null || accepted > overRecipients);
  return overCount || (overPrice !== null && (price === null || isMoreThan(price, overPrice)));
}

/** Whether it waits for a second person: none approved, what was approved is no longer what would be sent, or they may no longer. */
export async function lacksApproval(row: LaunchRow, on: Queryable): Promise<boolean> {
  if (row.dryRun === null) return true;
  if (!(await needsApproval(row.dryRun, on))) return false;
  const { approvedBy, approvedDigest, approvedFigures, dryRun } = row;
  const isSame = approvedDigest === row.digest && approvedFigures?.accepted === dryRun.accepted && approvedFigures.price === dryRun.price;
  if (approvedBy === null || approvedBy === row.createdBy || !isSame) return true;
  return !(await mayApprove(on, approvedBy));
}

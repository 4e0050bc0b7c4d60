import "server-only";
import type { AuditAction } from "@/lib/audit/actions";
import { beginAudit, endAudit } from "@/lib/audit/record";
import { db, type Queryable } from "@/lib/db/client";
import { log } from "@/lib/log";
import type { CampaignId } from "./schema";

/** What the system orders for a campaign by itself: written down before the effect, with the launch it is for, and nobody's name. */
interface MachineOrder {
  action: Extract<AuditAction, "launch.hold-stray" | "launch.keep-pause" | "campaign.window-hold" | "campaign.window-resume">;
  campaignId: CampaignId;
  launchId: string;
}

export function beginMachineOrder({ action, campaignId, launchId }: MachineOrder, on: Queryable = db()): Promise<number> {
  return beginAudit(null, action, { target: String(campaignId), details: { launch: launchId } }, "started", on);
}

/**
 * Does it, and writes down how it ended. What could not be done now is logged, and tried again at the next look.
 * @param audit of {@link beginMachineOrder}
 * @returns whether it was done
 */
export async function carryOut(order: MachineOrder, audit: number, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
  } catch (error) {
    log.error(
      { err: error, action: order.action, launch: order.launchId, campaign: order.campaignId },
      "an order of the system was not done yet",
    );
    await endAudit(audit, "failed", {});
    return false;
  }
  await endAudit(audit, "done", {});
  return true;
}

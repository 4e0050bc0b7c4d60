import "server-only";
import type { AuditAction } from "@/lib/audit/actions";
import { beginAudit, endAudit } from "@/lib/audit/record";
import { db, type Queryable } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { UpstreamNotSent, UpstreamRefused } from "@/lib/ip-sales/errors";
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
 * Does it, and writes down how it ended; what was not done is logged, and decided anew at the next look.
 * @param audit of {@link beginMachineOrder}
 * @returns `unknown` where it may have been done
 */
export async function carryOut(order: MachineOrder, audit: number, act: () => Promise<unknown>): Promise<"done" | "failed" | "unknown"> {
  const outcome = await act().then(
    () => "done" as const,
    (error: unknown) => {
      const { action, launchId, campaignId } = order;
      log.error({ err: error, action, launch: launchId, campaign: campaignId }, "an order of the system was not done, or nobody knows");
      return NEVER_WENT_OUT.some((kind) => error instanceof kind) || isConflict(error) ? ("failed" as const) : ("unknown" as const);
    },
  );
  await endAudit(audit, outcome, {});
  return outcome;
}

const NEVER_WENT_OUT = [UpstreamRefused, UpstreamNotSent];
const isConflict = (error: unknown) => error instanceof AppError && ["conflict", "not-found", "busy"].includes(error.code);

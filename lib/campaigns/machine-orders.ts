import "server-only";
import type { AuditAction } from "@/lib/audit/actions";
import { beginAudit, endAudit } from "@/lib/audit/record";
import { db, type Queryable } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { UpstreamNotSent, UpstreamRefused } from "@/lib/ip-sales/errors";
import { log } from "@/lib/log";
import type { CampaignId } from "./schema";

type MachineAction = Extract<
  AuditAction,
  | "launch.hold-stray"
  | "launch.hold-opted-out"
  | "launch.keep-pause"
  | "campaign.window-hold"
  | "campaign.window-resume"
  | "campaign.breaker-hold"
>;

/** What the system orders for a campaign by itself: written down before the effect, with its reason, and nobody's name. */
interface MachineOrder {
  action: MachineAction;
  campaignId: CampaignId;
  /** The launch it is for, or what was seen. */
  reason: { launch: string } | Record<string, number>;
}

export function beginMachineOrder({ action, campaignId, reason }: MachineOrder, on: Queryable = db()): Promise<number> {
  return beginAudit(null, action, { target: String(campaignId), details: reason }, "started", on);
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
      const { action, campaignId, reason } = order;
      log.error({ err: error, action, campaign: campaignId, reason }, "an order of the system was not done, or nobody knows");
      return NEVER_WENT_OUT.some((kind) => error instanceof kind) || isConflict(error) ? ("failed" as const) : ("unknown" as const);
    },
  );
  await endAudit(audit, outcome, {});
  return outcome;
}

const NEVER_WENT_OUT = [UpstreamRefused, UpstreamNotSent];
const isConflict = (error: unknown) => error instanceof AppError && ["conflict", "not-found", "busy"].includes(error.code);

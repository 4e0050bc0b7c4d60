import { type Phase, phaseOf } from "@/lib/campaigns/phase";
import { ATTENTION_KINDS, type LiveCampaign } from "@/lib/live/schema";

/** Which campaigns a person sees, and in which order. */

export const SHOWN = ["all", "attention", "active", "hold", "scheduled"] as const;
export type Shown = (typeof SHOWN)[number];

export interface BoardEntry {
  campaign: LiveCampaign;
  phase: Phase;
}

const PHASES: readonly Phase[] = ["unknown", "active", "hold", "scheduled", "ended", "stopped"];

/** What needs eyes first, by how urgent its first reason is; then by what it does, the newest first. @param nowMs epoch milliseconds */
export function inOrder(campaigns: readonly LiveCampaign[], nowMs: number): BoardEntry[] {
  const urgency = ({ attention: [first] }: LiveCampaign) => (first ? ATTENTION_KINDS.indexOf(first.kind) : ATTENTION_KINDS.length);
  return campaigns
    .map((campaign) => ({ campaign, phase: phaseOf(campaign, nowMs) }))
    .sort(
      (a, b) =>
        urgency(a.campaign) - urgency(b.campaign) || PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || b.campaign.id - a.campaign.id,
    );
}

export function isShown({ campaign, phase }: BoardEntry, shown: Shown): boolean {
  if (shown === "attention") return campaign.attention.length > 0;
  return shown === "all" || phase === shown;
}

/** What "hold all" holds: all that calls. A status nobody documented may call too. */
export const isCalling = ({ phase }: BoardEntry) => phase === "active" || phase === "unknown";

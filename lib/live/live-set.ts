import type { Campaign } from "@/lib/campaigns/schema";

/** How long a campaign stays on the board after it ended. */
const JUST_ENDED_MS = 15 * 60_000;

/** Running, held, scheduled and just ended campaigns; a status nobody documented counts as live, since it isn't known to be over. */
export function isLive(campaign: Campaign, nowMs: number): boolean {
  if (campaign.status !== "ended" && campaign.status !== "stopped") return true;
  return campaign.endedAt !== null && nowMs - Date.parse(campaign.endedAt) < JUST_ENDED_MS;
}

export interface Changes<T> {
  changed: T[];
  gone: number[];
}

/** What a viewer who saw `before` must be told to see `after`. */
export function changesBetween<T extends { id: number }>(before: ReadonlyMap<number, T>, after: ReadonlyMap<number, T>): Changes<T> {
  return {
    changed: [...after.values()].filter((campaign) => JSON.stringify(before.get(campaign.id)) !== JSON.stringify(campaign)),
    gone: [...before.keys()].filter((id) => !after.has(id)),
  };
}

import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import type { LiveCampaign, LiveTotals } from "./schema";

/** What a look at the campaigns showed. */
export interface GoodLook {
  /** The history of the last thirty days, newest first. */
  entries: readonly HistoryEntry[];
  live: ReadonlyMap<number, LiveCampaign>;
  totals: LiveTotals;
  /** By the clock that rules depend on, before the history was asked. */
  nowMs: number;
}

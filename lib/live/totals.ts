import { phaseOf } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import { addMoney } from "@/lib/money";
import { israelDay } from "@/lib/time";
import type { LiveBalance, LiveCampaign, LiveTotals } from "./schema";

/** What began today in Israel, and how fast everything goes that runs now. @param nowMs epoch milliseconds */
export function totalsOf(
  entries: readonly Campaign[],
  live: readonly LiveCampaign[],
  balance: LiveBalance | null,
  nowMs: number,
): LiveTotals {
  const day = israelDay(nowMs);
  const today = entries.filter(
    (campaign) => campaign.startedAt !== null && israelDay(campaign.startedAt) === day && phaseOf(campaign, nowMs) !== "scheduled",
  );
  const running = live.filter((campaign) => phaseOf(campaign, nowMs) === "active");
  const ends = running.map(({ pace }) => pace?.left?.to ?? null);
  const latest = ends.length === 0 || ends.includes(null) ? null : Math.max(...ends.map(Number));
  const length = Math.max(0, ...running.map(({ pace }) => pace?.series.length ?? 0));
  // Who has not begun to dial tells nothing yet; counts of the others stand together, so that one is a share of the other.
  const counted = today.filter(({ sent, answered }) => sent !== null && answered !== null);
  const prices = today.map(({ price }) => price);
  return {
    campaigns: today.length,
    dialled: sum(counted.map(({ sent }) => sent)),
    answered: sum(counted.map(({ answered }) => answered)),
    price: prices.length === 0 ? null : prices.reduce((all, price) => (all === null || price === null ? null : addMoney(all, price)), "0"),
    dialing: sum(running.map(({ dialing }) => dialing)),
    perMinute: sum(running.map(({ pace }) => pace?.perMinute ?? null)),
    // Who was held has no calls of those minutes; where no server looked, nobody has.
    series: Array.from({ length }, (_, minute) => sum(running.map(({ pace }) => pace?.series[minute] ?? null))),
    endsBy: latest === null ? null : new Date(Math.ceil((nowMs + latest * 60_000) / 60_000) * 60_000).toISOString(),
    balance,
  };
}

/** Of what is known; null when nothing is. */
function sum(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure): figure is number => figure !== null);
  return known.length === 0 ? null : Math.round(known.reduce((all, figure) => all + figure, 0) * 10) / 10;
}

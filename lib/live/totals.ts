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
  return {
    campaigns: today.length,
    dialled: sum(today.map(({ sent }) => sent)),
    answered: sum(today.map(({ answered }) => answered)),
    price: today
      .map(({ price }) => price)
      .reduce<string | null>((all, price) => (price === null ? all : addMoney(all ?? "0", price)), null),
    dialing: sum(running.map(({ dialing }) => dialing)),
    perMinute: sum(running.map(({ pace }) => pace?.perMinute ?? null)),
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

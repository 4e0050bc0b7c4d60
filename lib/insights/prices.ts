import { addMoney } from "@/lib/money";
import type { PriceLine, Prices } from "./schema";

type Priced = Omit<PriceLine, "percent"> & { launchedHere: boolean };

/** What was forecast against what it came to. Only what has both figures is added up, so that the two sums are of the same campaigns. */
export function pricesOf(campaigns: readonly Priced[]): Prices {
  const here = campaigns.filter(({ launchedHere }) => launchedHere);
  const lines = here.map(({ campaignId, title, startedAt, forecast, price }) => ({
    campaignId,
    title,
    startedAt,
    forecast,
    price,
    percent: forecast === null || price === null ? null : percentOver(forecast, price),
  }));
  const known = lines.flatMap(({ forecast, price }) => (forecast === null || price === null ? [] : [{ forecast, price }]));
  return {
    campaigns: lines.sort((a, b) => b.campaignId - a.campaignId),
    total: totalOf(known),
    unknown: lines.length - known.length,
    elsewhere: campaigns.length - here.length,
  };
}

function totalOf(known: readonly { forecast: string; price: string }[]): Prices["total"] {
  if (known.length === 0) return null;
  const forecast = known.reduce((sum, line) => addMoney(sum, line.forecast), "0");
  const price = known.reduce((sum, line) => addMoney(sum, line.price), "0");
  return { campaigns: known.length, forecast, price, percent: percentOver(forecast, price) };
}

/** To a tenth of a percent. */
function percentOver(forecast: string, price: string): number | null {
  const expected = Number(forecast);
  return expected === 0 ? null : Math.round(((Number(price) - expected) / expected) * 1_000) / 10;
}

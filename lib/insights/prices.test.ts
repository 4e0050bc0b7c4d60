import { expect, test } from "vitest";
import { pricesOf } from "./prices";

const campaign = (campaignId: number, forecast: string | null, price: string | null, launchedHere = true) => ({
  campaignId,
  title: "קמפיין",
  startedAt: null,
  forecast,
  price,
  launchedHere,
});

test("forecast and fact of each campaign, and of all that have both, to the last digit", () => {
  const prices = pricesOf([campaign(1, "100.10", "90.09"), campaign(2, "0.2", "0.30"), campaign(3, null, "7"), campaign(4, "5", null)]);
  expect(prices.campaigns.map(({ campaignId, percent }) => [campaignId, percent])).toEqual([
    [4, null],
    [3, null],
    [2, 50],
    [1, -10],
  ]);
  expect(prices.total).toEqual({ campaigns: 2, forecast: "100.30", price: "90.39", percent: -9.9 });
  expect(prices.unknown).toBe(2);
});

test("campaigns of elsewhere are counted, not listed; nothing known has no total, and nothing forecast no percent", () => {
  expect(pricesOf([campaign(1, null, "7", false)])).toEqual({ campaigns: [], total: null, unknown: 0, elsewhere: 1 });
  expect(pricesOf([campaign(1, "0", "7")]).total).toEqual({ campaigns: 1, forecast: "0", price: "7", percent: null });
  expect(pricesOf([])).toEqual({ campaigns: [], total: null, unknown: 0, elsewhere: 0 });
});

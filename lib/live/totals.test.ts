import { expect, test } from "vitest";
import { campaignOnBoard, campaignSeen } from "./example-campaign";
import type { Pace } from "./schema";
import { totalsOf } from "./totals";

/** Half past midnight in Israel: another day than in UTC. */
const NOW_MS = Date.parse("2026-11-26T00:30:00+02:00");
const TODAY = "2026-11-26T00:10:00+02:00";
const YESTERDAY = "2026-11-25T23:50:00+02:00";

const pace = (more: Partial<Pace>): Pace => ({
  perMinute: null,
  peak: null,
  series: [],
  left: null,
  recentAnswerPercent: null,
  earlierAnswerPercent: null,
  ...more,
});

test("the day's totals are of what began today in Israel, whatever became of it", () => {
  const entries = [
    campaignSeen({ id: 1, startedAt: TODAY, sent: 100, answered: 40, price: "1.25" }),
    campaignSeen({ id: 2, startedAt: TODAY, status: "ended", sent: 10, answered: 5, price: "0.755" }),
    campaignSeen({ id: 3, startedAt: YESTERDAY, sent: 7_000, answered: 3_000, price: "900" }),
    campaignSeen({ id: 4, startedAt: null, sent: null, answered: null, price: null }),
    campaignSeen({ id: 5, startedAt: "2026-11-26T09:00:00+02:00", scheduled: true, sent: null, answered: null, price: null }),
  ];
  expect(totalsOf(entries, [], null, NOW_MS)).toMatchObject({ campaigns: 2, dialled: 110, answered: 45, price: "2.005" });
});

test("what nobody knows is no zero; who has not begun yet is left out of the counts, and a price that isn't known makes none of the sum", () => {
  const unknown = campaignSeen({ id: 1, startedAt: TODAY, sent: null, answered: null, price: null });
  expect(totalsOf([unknown], [], null, NOW_MS)).toMatchObject({ campaigns: 1, dialled: null, answered: null, price: null });
  const known = campaignSeen({ id: 2, startedAt: TODAY, sent: 0, answered: 0, price: "0" });
  expect(totalsOf([unknown, known], [], null, NOW_MS)).toMatchObject({ campaigns: 2, dialled: 0, answered: 0, price: null });
  expect(totalsOf([], [], null, NOW_MS)).toMatchObject({
    campaigns: 0,
    dialled: null,
    dialing: null,
    perMinute: null,
    series: [],
    endsBy: null,
  });
});

test("speeds are of those that run now, minute by minute", () => {
  const live = [
    campaignOnBoard({ id: 1, dialing: 3, pace: pace({ perMinute: 10.5, series: [null, null, 5, 10] }) }),
    campaignOnBoard({ id: 2, dialing: null, pace: pace({ perMinute: null, series: [null, 1, 2, null] }) }),
    campaignOnBoard({ id: 3, status: "hold", dialing: 50, pace: pace({ perMinute: 99, series: [99, 99, 99, 99] }) }),
  ];
  expect(totalsOf([], live, null, NOW_MS)).toMatchObject({ dialing: 3, perMinute: 10.5, series: [null, 1, 7, 10] });
});

test("everything has ended by the latest of the ends, when each of them is known", () => {
  const ending = (to: number | null, more = {}) => campaignOnBoard({ ...more, pace: pace({ left: to === null ? null : { from: 1, to } }) });
  const endsBy = (...live: ReturnType<typeof ending>[]) => totalsOf([], live, null, NOW_MS).endsBy;
  expect(endsBy(ending(20), ending(45))).toBe("2026-11-25T23:15:00.000Z");
  expect(endsBy(ending(20), ending(null))).toBeNull();
  expect(endsBy(ending(20), ending(null, { status: "hold" }))).toBe("2026-11-25T22:50:00.000Z");
});

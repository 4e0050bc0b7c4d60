import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lengthBins, shareText, timelineOf } from "./series";

const entry = (key: string, count = 1, answered = 0, network = 0) => ({ key, count, answered, network });

describe("the timeline", () => {
  test("takes round buckets and fills the quiet ones", () => {
    const { bucketMinutes, buckets } = timelineOf([entry("10:05", 10, 6, 1), entry("10:07", 2, 2), entry("11:29", 4)]);
    expect(bucketMinutes).toBe(5);
    expect(buckets).toHaveLength(17);
    expect(buckets[0]).toEqual({ from: "10:05", to: "10:10", answered: 8, notAnswered: 3, network: 1 });
    expect(buckets.at(-1)).toEqual({ from: "11:25", to: "11:30", answered: 0, notAnswered: 4, network: 0 });
  });

  test("goes on past midnight", () => {
    const { buckets } = timelineOf([entry("00:10"), entry("23:40"), entry("23:55")]);
    expect(buckets[0]?.from).toBe("23:40");
    expect(buckets.at(-1)).toMatchObject({ from: "00:10", notAnswered: 1 });
  });

  test("a single call is one bucket of a minute", () => {
    expect(timelineOf([entry("09:00", 1, 1)])).toEqual({
      bucketMinutes: 1,
      buckets: [{ from: "09:00", to: "09:01", answered: 1, notAnswered: 0, network: 0 }],
    });
    expect(timelineOf([]).buckets).toEqual([]);
  });

  test("loses no call, at any hours", () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(minutes, (chosen) => {
        const byMinute = chosen.map((minute) =>
          entry(`${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`, 3, 1, 1),
        );
        const { buckets } = timelineOf(byMinute);
        expect(buckets.length).toBeLessThanOrEqual(24);
        expect(buckets.reduce((sum, bucket) => sum + bucket.answered + bucket.notAnswered + bucket.network, 0)).toBe(chosen.length * 3);
        expect(new Set(buckets.map(({ from }) => from)).size).toBe(buckets.length);
      }),
      { seed: 20261122 },
    );
  });
});

describe("the bins of lengths", () => {
  test("are five seconds wide for short messages", () => {
    expect(
      lengthBins([
        { fromSeconds: 0, count: 84 },
        { fromSeconds: 20, count: 269 },
      ]),
    ).toEqual([
      { fromSeconds: 0, toSeconds: 5, count: 84 },
      { fromSeconds: 5, toSeconds: 10, count: 0 },
      { fromSeconds: 10, toSeconds: 15, count: 0 },
      { fromSeconds: 15, toSeconds: 20, count: 0 },
      { fromSeconds: 20, toSeconds: 25, count: 269 },
    ]);
  });

  test("put a call of 75 minutes among a thousand short ones at the open end", () => {
    const bins = lengthBins([
      { fromSeconds: 10, count: 999 },
      { fromSeconds: 4_500, count: 1 },
    ]);
    expect(bins).toHaveLength(4);
    expect(bins.at(-1)).toEqual({ fromSeconds: 15, toSeconds: null, count: 1 });
  });

  test("lose no call, however long", () => {
    const histogram = fc.array(
      fc.record({ fromSeconds: fc.integer({ min: 0, max: 4_000 }).map((n) => n * 5), count: fc.integer({ min: 1, max: 50 }) }),
      {
        minLength: 1,
        maxLength: 50,
      },
    );
    fc.assert(
      fc.property(histogram, (steps) => {
        const bins = lengthBins(steps);
        expect(bins.length).toBeLessThanOrEqual(11);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(steps.reduce((sum, { count }) => sum + count, 0));
      }),
      { seed: 20261122 },
    );
  });
});

test("a share is never rounded to nothing or to all", () => {
  expect([shareText(943, 1500), shareText(1, 1000), shareText(999, 1000), shareText(0, 5), shareText(5, 5), shareText(0, 0)]).toEqual([
    "63%",
    "<1%",
    ">99%",
    "0%",
    "100%",
    "0%",
  ]);
});

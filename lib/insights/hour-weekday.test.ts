import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HoursOfWeek, MIN_CALLS, type TimedCampaign } from "./hour-weekday";

const at = (key: string, count: number, answered = 0) => ({ key, count, answered, network: 0 });
const added = (...campaigns: TimedCampaign[]) => {
  const hours = new HoursOfWeek();
  for (const campaign of campaigns) hours.add(campaign);
  return hours.result();
};

describe("answers by hour and weekday", () => {
  test("Sunday is the first day, and campaigns of the same hour add up", () => {
    // 22 November 2026 is a Sunday.
    const sunday = { startedAt: "2026-11-22T09:40:00+02:00", endedAt: "2026-11-22T10:30:00+02:00" };
    const nextSunday = { startedAt: "2026-11-29T10:00:00+02:00", endedAt: "2026-11-29T10:30:00+02:00" };
    expect(
      added({ ...sunday, byMinute: [at("09:45", 4, 1), at("10:00", 6, 3)] }, { ...nextSunday, byMinute: [at("10:05", 10, 2)] }).cells,
    ).toEqual([
      { weekday: 0, hour: 9, calls: 4, answered: 1 },
      { weekday: 0, hour: 10, calls: 16, answered: 5 },
    ]);
  });

  test("after midnight it is the next day, and Saturday is followed by Sunday", () => {
    const night = { startedAt: "2026-11-28T22:00:00+02:00", endedAt: "2026-11-29T01:00:00+02:00" };
    expect(added({ ...night, byMinute: [at("00:30", 5, 2), at("22:15", 7)] }).cells).toEqual([
      { weekday: 0, hour: 0, calls: 5, answered: 2 },
      { weekday: 6, hour: 22, calls: 7, answered: 0 },
    ]);
  });

  test("what can't be given a day is left out and counted", () => {
    const byMinute = [at("10:00", 100, 50)];
    const result = added(
      { startedAt: "2026-11-22T10:00:00+02:00", endedAt: "2026-11-24T10:00:00+02:00", byMinute },
      { startedAt: null, endedAt: null, byMinute },
      { startedAt: "2026-11-22T10:00:00+02:00", endedAt: null, byMinute },
      { startedAt: null, endedAt: null, byMinute: [] },
    );
    expect(result).toEqual({ cells: [], minCalls: MIN_CALLS, campaigns: 0, longerThanADay: 1, timesUnknown: 2 });
  });

  test("no call is lost or counted twice", () => {
    const campaign = fc
      .record({
        startMs: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
        minutes: fc.integer({ min: 0, max: 1_300 }),
        calls: fc.array(fc.record({ after: fc.integer({ min: 0, max: 1_300 }), count: fc.integer({ min: 1, max: 9 }) }), {
          minLength: 1,
          maxLength: 20,
        }),
      })
      .map(({ startMs, minutes, calls }) => {
        const clock = (ms: number) =>
          new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Jerusalem", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms);
        const weekday = (ms: number) =>
          ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(
            new Intl.DateTimeFormat("en-US", { timeZone: "Asia/Jerusalem", weekday: "short" }).format(ms),
          );
        const moments = calls.map(({ after, count }) => ({ ms: startMs + (after % (minutes + 1)) * 60_000, count }));
        return {
          campaign: {
            startedAt: new Date(startMs).toISOString(),
            endedAt: new Date(startMs + minutes * 60_000).toISOString(),
            byMinute: moments.map(({ ms, count }) => at(clock(ms), count)),
          },
          truth: moments.map(({ ms, count }) => ({ place: `${weekday(ms)} ${Number(clock(ms).slice(0, 2))}`, count })),
        };
      });
    fc.assert(
      fc.property(fc.array(campaign, { minLength: 1, maxLength: 5 }), (campaigns) => {
        const expected = new Map<string, number>();
        for (const { place, count } of campaigns.flatMap(({ truth }) => truth)) expected.set(place, (expected.get(place) ?? 0) + count);
        const { cells } = added(...campaigns.map((one) => one.campaign));
        expect(new Map(cells.map(({ weekday, hour, calls }) => [`${weekday} ${hour}`, calls]))).toEqual(expected);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

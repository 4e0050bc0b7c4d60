import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AttemptHours } from "./attempt-hours";
import { HoursOfWeek, MIN_CALLS, type TimedCampaign } from "./hour-weekday";

const at = (key: string, count: number, answered = 0) => ({ key, count, answered, network: 0 });
const added = (...campaigns: (Omit<TimedCampaign, "attemptsMade"> & Partial<TimedCampaign>)[]) => {
  const hours = new HoursOfWeek();
  for (const campaign of campaigns) hours.add({ attemptsMade: null, ...campaign });
  return hours.result();
};
const NO_ATTEMPTS = { campaigns: 0, attempts: 0, notDated: 0 };
const clock = (ms: number) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Jerusalem", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms);
const weekday = (ms: number) =>
  ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(
    new Intl.DateTimeFormat("en-US", { timeZone: "Asia/Jerusalem", weekday: "short" }).format(ms),
  );

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
    expect(result).toEqual({ cells: [], minCalls: MIN_CALLS, campaigns: 0, byAttempts: NO_ATTEMPTS, longerThanADay: 1, timesUnknown: 2 });
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

describe("campaigns of a day or more", () => {
  const long = { startedAt: "2026-11-20T10:00:00+02:00", endedAt: "2026-11-24T10:00:00+02:00", byMinute: [at("10:00", 100, 50)] };
  const dated = (...attempts: { at: string; count: number; isAnswered?: boolean }[]) => {
    const hours = new AttemptHours();
    for (const { at: moment, count, isAnswered = false } of attempts) hours.add({ atMs: Date.parse(moment), count, isAnswered });
    return hours;
  };

  test("count by their attempts, each on its own day, beside the recipients of others", () => {
    const attempts = dated(
      { at: "2026-11-20T10:05:00+02:00", count: 60 },
      { at: "2026-11-20T10:59:59+02:00", count: 30, isAnswered: true },
      { at: "2026-11-22T09:00:00+02:00", count: 10, isAnswered: true },
    );
    const short = { startedAt: "2026-11-22T09:00:00+02:00", endedAt: "2026-11-22T09:30:00+02:00", byMinute: [at("09:10", 7, 3)] };
    expect(added(short, { ...long, attemptsMade: 104, attempts })).toEqual({
      cells: [
        { weekday: 0, hour: 9, calls: 17, answered: 13 },
        { weekday: 5, hour: 10, calls: 90, answered: 30 },
      ],
      minCalls: MIN_CALLS,
      campaigns: 2,
      byAttempts: { campaigns: 1, attempts: 100, notDated: 4 },
      longerThanADay: 0,
      timesUnknown: 0,
    });
  });

  test("are left out whole where too few attempts are dated, or nobody knows how many there were", () => {
    const attempts = dated({ at: "2026-11-20T10:05:00+02:00", count: 100 });
    for (const lacking of [
      { attemptsMade: 112, attempts },
      { attemptsMade: null, attempts },
      { attemptsMade: 100, attempts: dated() },
    ]) {
      expect(added({ ...long, ...lacking })).toMatchObject({ cells: [], campaigns: 0, byAttempts: NO_ATTEMPTS, longerThanADay: 1 });
    }
    expect(added({ ...long, attemptsMade: 100 })).toMatchObject({ longerThanADay: 1 });
  });

  test("lose no attempt: hour and weekday are those of Israel's clock, past midnight and when the clocks change", () => {
    const near = (moment: string) => fc.integer({ min: Date.parse(moment), max: Date.parse(moment) + 3 * 86_400_000 });
    // The nights of 27 March and 25 October 2026 change the clocks.
    const atMs = fc.oneof(near("2026-03-26T00:00:00Z"), near("2026-10-24T00:00:00Z"), near("2026-12-30T00:00:00Z"));
    const some = fc.record({ atMs, count: fc.integer({ min: 1, max: 9 }), isAnswered: fc.boolean() });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 60 }), (list) => {
        const attempts = new AttemptHours();
        const expected = new Map<string, { calls: number; answered: number }>();
        for (const one of list) {
          attempts.add(one);
          const key = `${weekday(one.atMs)} ${Number(clock(one.atMs).slice(0, 2))}`;
          const { calls, answered } = expected.get(key) ?? { calls: 0, answered: 0 };
          expected.set(key, { calls: calls + one.count, answered: answered + (one.isAnswered ? one.count : 0) });
        }
        const { cells, byAttempts } = added({ ...long, attemptsMade: attempts.dated, attempts });
        expect(new Map(cells.map(({ weekday: day, hour, calls, answered }) => [`${day} ${hour}`, { calls, answered }]))).toEqual(expected);
        expect(byAttempts).toEqual({ campaigns: 1, attempts: list.reduce((sum, { count }) => sum + count, 0), notDated: 0 });
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

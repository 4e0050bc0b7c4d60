import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AttemptGroup, areEnoughDated, attemptsMade, datedTimeline, momentOf } from "./attempt-dates";
import { DEFAULT_RULES } from "./judge";

const OPTIONS = { startedAtMs: null, rules: DEFAULT_RULES };

const at = (clock: string) => Date.parse(`2026-11-${clock}+02:00`);
const group = (more: Partial<AttemptGroup>): AttemptGroup => ({
  afterMs: at("22T10:00:00"),
  beforeMs: at("22T10:05:00"),
  clock: "10:03",
  status: "noAnswer",
  sipCode: "480",
  cause: "אין מענה (480)",
  had180: true,
  had183: null,
  count: 1,
  missed: 0,
  ...more,
});

describe("the moment of an attempt", () => {
  test("is its time of day on the day between the readings", () => {
    expect(momentOf(group({}), null)).toBe(at("22T10:03:00"));
    const night = { afterMs: at("22T23:50:00"), beforeMs: at("23T00:10:00") };
    expect(momentOf(group({ ...night, clock: "23:58" }), null)).toBe(at("22T23:58:00"));
    expect(momentOf(group({ ...night, clock: "00:04" }), null)).toBe(at("23T00:04:00"));
  });

  test("before the first reading is after the campaign began, and unknown where nobody knows when, or for more than a day", () => {
    const first = group({ afterMs: null, clock: "22:40", beforeMs: at("23T08:00:00") });
    expect(momentOf(first, at("22T22:00:00"))).toBe(at("22T22:40:00"));
    expect(momentOf(first, null)).toBeNull();
    expect(momentOf(first, at("20T22:00:00"))).toBeNull();
  });

  test("without a time, or with one of another clock, is that of a reading nearby", () => {
    for (const clock of [null, "17:30"]) {
      expect(momentOf(group({ clock }), null)).toBe(at("22T10:05:00"));
      expect(momentOf(group({ clock, afterMs: at("22T09:00:00") }), null)).toBeNull();
    }
  });

  test("is told apart in the hour that autumn repeats, by the readings", () => {
    const again = (offset: string) => Date.parse(`2026-10-25T01:30:00${offset}`);
    const between = (from: number, to: number) => group({ clock: "01:30", afterMs: from, beforeMs: to });
    expect(momentOf(between(again("+03:00") - 60_000, again("+03:00") + 120_000), null)).toBe(again("+03:00"));
    expect(momentOf(between(again("+02:00") - 60_000, again("+02:00") + 120_000), null)).toBe(again("+02:00"));
  });
});

describe("how much of a campaign is dated", () => {
  const retries = (counts: Record<string, number>) => Object.entries(counts).map(([key, count]) => ({ key, count }));

  test("attempts are one for everyone who was dialled, and the retries", () => {
    expect(attemptsMade({ byRetries: retries({ 0: 5, 1: 3, 2: 2 }), recipients: 10, dialed: 10 })).toBe(17);
    // Whose turn never came has no retries to tell.
    expect(attemptsMade({ byRetries: retries({ 0: 5, 2: 2, "": 3 }), recipients: 10, dialed: 7 })).toBe(11);
    expect(attemptsMade({ byRetries: retries({ 0: 5, 2: 2, "": 3 }), recipients: 10, dialed: 8 })).toBeNull();
    expect(attemptsMade({ byRetries: [], recipients: 0, dialed: 0 })).toBe(0);
  });

  test("nine in ten may stand for all", () => {
    expect([90, 89, 100, 105].map((dated) => areEnoughDated(dated, 100))).toEqual([true, false, true, true]);
    expect([areEnoughDated(0, 0), areEnoughDated(0, 1)]).toEqual([true, false]);
  });
});

describe("the timeline by date", () => {
  test("goes on over days, says where nobody read the report, and counts what is not on it", () => {
    const timeline = datedTimeline(
      [
        group({ status: "answered", sipCode: "200", cause: "", count: 4 }),
        group({ count: 5, clock: "10:04", missed: 2 }),
        group({
          afterMs: at("22T10:05:00"),
          beforeMs: at("23T09:05:00"),
          clock: "09:01",
          sipCode: "503",
          cause: "תקלה ברשת (503)",
          missed: 3,
        }),
        group({ afterMs: at("23T09:50:00"), beforeMs: at("25T09:50:00"), count: 7 }),
      ],
      OPTIONS,
    );
    expect(timeline).toMatchObject({ bucketMinutes: 60, seen: 17, missed: 5, undated: 7 });
    expect(timeline.buckets).toHaveLength(24);
    expect(timeline.buckets[0]).toEqual({
      from: "2026-11-22T10:00:00+02:00",
      to: "2026-11-22T11:00:00+02:00",
      answered: 4,
      notAnswered: 5,
      network: 0,
      isGap: true,
    });
    expect(timeline.buckets.at(-1)).toMatchObject({ from: "2026-11-23T09:00:00+02:00", network: 1, isGap: false });
    expect(timeline.buckets[12]).toMatchObject({ isGap: true });
    expect(timeline.gaps).toEqual([
      { from: "2026-11-22T10:05:00+02:00", to: "2026-11-23T09:05:00+02:00", missed: 3 },
      { from: "2026-11-23T09:50:00+02:00", to: "2026-11-25T09:50:00+02:00", missed: 0 },
    ]);
  });

  test("has no columns where nothing is dated", () => {
    expect(datedTimeline([], OPTIONS)).toEqual({ bucketMinutes: 1, buckets: [], gaps: [], seen: 0, missed: 0, undated: 0 });
    expect(datedTimeline([group({ afterMs: null, count: 3 })], OPTIONS)).toMatchObject({ buckets: [], seen: 3, undated: 3 });
  });

  test("loses no attempt, and its columns follow each other, over any days", () => {
    const start = at("20T00:00:00");
    const reading = fc.record({
      minutes: fc.integer({ min: 0, max: 12 * 1_440 }),
      apart: fc.integer({ min: 1, max: 3_000 }),
      clock: fc.option(fc.integer({ min: 0, max: 1_439 })),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 60 }), (readings) => {
        const groups = readings.map(({ minutes, apart, clock, count }) =>
          group({
            afterMs: start + minutes * 60_000,
            beforeMs: start + (minutes + apart) * 60_000,
            clock: clock === null ? null : `${String(Math.floor(clock / 60)).padStart(2, "0")}:${String(clock % 60).padStart(2, "0")}`,
            count,
          }),
        );
        const { buckets, seen, undated, bucketMinutes } = datedTimeline(groups, OPTIONS);
        expect(buckets.reduce((sum, bucket) => sum + bucket.answered + bucket.notAnswered + bucket.network, 0) + undated).toBe(seen);
        expect(buckets.length).toBeLessThanOrEqual(32);
        buckets.forEach((bucket, index) => {
          expect(Date.parse(bucket.to) - Date.parse(bucket.from)).toBe(bucketMinutes * 60_000);
          if (index > 0) expect(bucket.from).toBe(buckets[index - 1]?.to);
        });
      }),
      { seed: 20261126 },
    );
  });
});

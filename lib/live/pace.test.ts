import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callsBetween, FEWEST, GAP_MS, paceOf } from "./pace";
import type { Sample } from "./samples";

const SEED = 20_261_126;
const MINUTE_MS = 60_000;
const NOW_MS = Date.parse("2026-11-26T10:00:00Z");

type Told = Parameters<typeof paceOf>[0];
const told = (more: Partial<Told> = {}): Told => ({
  status: "active",
  remaining: 1_000,
  waitingRetry: 0,
  sent: 500,
  answered: 250,
  minutesBetweenRetries: 20,
  ...more,
});

const sample = (atMs: number, sent: number, more: Partial<Sample> = {}): Sample => ({
  atMs,
  sent,
  answered: 0,
  waitingRetry: 0,
  dialing: 1,
  ...more,
});

/** A sample every ten seconds, `perMinute` calls a minute. */
const steady = (perMinute: number, minutes: number, untilMs = NOW_MS) =>
  Array.from({ length: minutes * 6 + 1 }, (_, index) => sample(untilMs - (minutes * 6 - index) * 10_000, (index * perMinute) / 6));

/** Counters as IP-Sales may tell them: they grow, waits for a retry come and go, and nobody looks for a while now and then. */
const histories = fc
  .array(
    fc.record({
      afterMs: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 10_000, max: GAP_MS }) }, fc.integer({ min: GAP_MS + 1, max: 900_000 })),
      sent: fc.nat(500),
      answered: fc.nat(200),
      waitingRetry: fc.nat(300),
    }),
    { minLength: 0, maxLength: 120 },
  )
  .map((steps) => {
    const samples: Sample[] = [];
    let [atMs, sent, answered] = [0, 0, 0];
    for (const step of steps) {
      [atMs, sent, answered] = [atMs + step.afterMs, sent + step.sent, Math.min(answered + step.answered, sent + step.sent)];
      samples.push({ atMs, sent, answered, waitingRetry: step.waitingRetry, dialing: 0 });
    }
    return samples.map((one) => ({ ...one, atMs: one.atMs - atMs + NOW_MS }));
  });

describe("the series of thirty minutes", () => {
  test("adds up to the calls that were made between the samples, where somebody looked all the time", () => {
    const gapless = fc.array(fc.record({ sent: fc.nat(300), waitingRetry: fc.nat(50) }), { minLength: 180, maxLength: 180 });
    fc.assert(
      fc.property(gapless, (steps) => {
        let sent = 0;
        const samples = [sample(NOW_MS - 30 * MINUTE_MS, 0)];
        for (const [index, step] of steps.entries()) {
          sent += step.sent;
          samples.push(sample(NOW_MS - (179 - index) * 10_000, sent, { waitingRetry: step.waitingRetry }));
        }
        const made = samples.slice(1).reduce((all, b, index) => all + callsBetween(samples[index] ?? b, b), 0);
        // At the last moment of a minute, so that all thirty are whole.
        const { series } = paceOf(told(), samples, NOW_MS - 1, null);
        expect(series).toHaveLength(30);
        expect(Math.abs(series.reduce<number>((all, calls) => all + (calls ?? Number.NaN), 0) - made)).toBeLessThan(30 * 0.06);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test("has nothing for minutes in which nobody looked, and a zero for those in which nothing was called", () => {
    const before = steady(60, 5, NOW_MS - 10 * MINUTE_MS);
    const last = before.at(-1)?.sent ?? 0;
    const after = steady(0, 5).map((one) => ({ ...one, sent: last }));
    const { series } = paceOf(told(), [...before, ...after], NOW_MS - 1, null);
    expect(series.slice(-15)).toEqual([60, 60, 60, 60, 60, null, null, null, null, null, 0, 0, 0, 0, 0]);
    expect(series.slice(0, 15).every((calls) => calls === null)).toBe(true);
  });

  test("keeps minutes that are over as they were when time goes on", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 20 * 60 }), (samples, seconds) => {
        const [now, later] = [NOW_MS, NOW_MS + seconds * 1_000].map((ms) => paceOf(told(), samples, ms, null).series);
        const passed = Math.floor(seconds / 60);
        expect(later?.slice(0, 30 - passed)).toEqual(now?.slice(passed));
      }),
      { seed: SEED },
    );
  });
});

describe("whatever the counters say", () => {
  test("no figure is negative, none is NaN, and the time that is left is a range in order", () => {
    const campaigns = fc.record({
      status: fc.constantFrom("active", "hold", "ended"),
      remaining: fc.option(fc.nat(200_000)),
      waitingRetry: fc.option(fc.nat(5_000)),
      sent: fc.option(fc.nat(200_000)),
      answered: fc.option(fc.nat(200_000)),
      minutesBetweenRetries: fc.option(fc.nat(1_440)),
    });
    fc.assert(
      fc.property(histories, campaigns, fc.nat(3_600_000), fc.option(fc.nat(9)), (samples, campaign, agoMs, retries) => {
        const pace = paceOf(campaign, samples, NOW_MS + agoMs, retries);
        for (const figure of [pace.perMinute, pace.peak, ...pace.series]) expect(figure ?? 0).toBeGreaterThanOrEqual(0);
        for (const percent of [pace.recentAnswerPercent, pace.earlierAnswerPercent]) {
          expect(percent ?? 0).toBeGreaterThanOrEqual(0);
          expect(percent ?? 0).toBeLessThanOrEqual(100);
        }
        if (pace.left === null) return;
        expect(pace.left.from).toBeGreaterThanOrEqual(0);
        expect(pace.left.to).toBeGreaterThanOrEqual(pace.left.from);
        expect(Number.isSafeInteger(pace.left.to)).toBe(true);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe("calls a minute", () => {
  test("are those of the last two minutes", () => {
    const slow = steady(30, 10, NOW_MS - 2 * MINUTE_MS);
    const sent = slow.at(-1)?.sent ?? 0;
    const fast = steady(120, 2)
      .slice(1)
      .map((one) => ({ ...one, sent: one.sent + sent }));
    const pace = paceOf(told(), [...slow, ...fast], NOW_MS, null);
    expect(pace.perMinute).toBe(120);
    expect(pace.peak).toBe(120);
  });

  test("count retries by those who no longer wait for one", () => {
    expect(callsBetween(sample(0, 10, { waitingRetry: 8 }), sample(10_000, 10, { waitingRetry: 3 }))).toBe(5);
    expect(callsBetween(sample(0, 10, { waitingRetry: 3 }), sample(10_000, 14, { waitingRetry: 5 }))).toBe(4);
  });

  test.each([
    ["of one that was never seen", told(), [], NOW_MS],
    ["of one that was seen once", told(), [sample(NOW_MS, 5)], NOW_MS],
    ["after a gap", told(), [sample(NOW_MS - GAP_MS - 1, 5), sample(NOW_MS, 500)], NOW_MS],
    ["when the last sample is long ago", told(), steady(60, 5), NOW_MS + GAP_MS + 1],
    ["on hold", told({ status: "hold" }), steady(60, 5), NOW_MS],
  ])("nobody knows %s", (_, campaign, samples, nowMs) => {
    expect(paceOf(campaign, samples, nowMs, null).perMinute).toBeNull();
  });
});

describe("the time that is left", () => {
  const minutes = (left: { from: number; to: number } | null) => left && [left.from, left.to];

  test("is told from the fastest and the slowest minute that was seen, with the retries of those who don't answer", () => {
    const slow = steady(50, 5, NOW_MS - 5 * MINUTE_MS);
    const sent = slow.at(-1)?.sent ?? 0;
    const fast = steady(100, 5)
      .slice(1)
      .map((one) => ({ ...one, sent: one.sent + sent }));
    const { left } = paceOf(told({ remaining: 1_000, sent: 500, answered: 250 }), [...slow, ...fast], NOW_MS - 1, 2);
    // 1,000 at 100 a minute; 1,000 and a retry or two for half of them at 50, and twice the wait between retries.
    expect(minutes(left)).toEqual([10, 80]);
  });

  test("is wider while few minutes were seen", () => {
    const [few, more] = [1, 10].map((seen) => paceOf(told({ minutesBetweenRetries: 0 }), steady(60, seen), NOW_MS - 1, 0).left);
    expect(few?.from).toBeLessThan(more?.from ?? 0);
    expect(few?.to).toBeGreaterThan(more?.to ?? 0);
  });

  test.each([
    ["nobody is left", told({ remaining: 0 })],
    ["nobody knows how many are left", told({ remaining: null })],
    ["nothing was sent that is known", told({ sent: null })],
  ])("is not told when %s", (_, campaign) => {
    expect(paceOf(campaign, steady(60, 5), NOW_MS, 2).left).toBeNull();
  });

  test("is not told of one that stands still", () => {
    expect(paceOf(told(), steady(0, 5), NOW_MS, 2).left).toBeNull();
  });
});

test("answers are told of the last ten minutes and of those before, where enough were dialled", () => {
  const samples = steady(60, 20).map((one) => {
    const minute = (one.atMs - NOW_MS) / MINUTE_MS + 20;
    return { ...one, answered: minute <= 10 ? one.sent / 2 : 300 + (one.sent - 600) / 10 };
  });
  expect(paceOf(told(), samples, NOW_MS, null)).toMatchObject({ recentAnswerPercent: 10, earlierAnswerPercent: 50 });
  const few = steady((FEWEST - 1) / 10, 20);
  expect(paceOf(told(), few, NOW_MS, null)).toMatchObject({ recentAnswerPercent: null, earlierAnswerPercent: null });
});

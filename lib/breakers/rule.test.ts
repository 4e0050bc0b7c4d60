import fc from "fast-check";
import { expect, test } from "vitest";
import { BREAKER_DEFAULT } from "@/lib/live/schema";
import { callsSince, tripOf, watched } from "./rule";

const MINUTE = 60_000;
const NOW = Date.parse("2026-11-26T10:00:00Z");
const sample = (fromMinutes: number | null, untilMinutes: number, calls: number, network: number) => ({
  sinceMs: fromMinutes === null ? null : NOW - fromMinutes * MINUTE,
  atMs: NOW - untilMinutes * MINUTE,
  calls,
  network,
});

test("trips above its percentage, with calls enough, and not at it", () => {
  expect(tripOf(BREAKER_DEFAULT, { calls: 50, network: 15 })).toBeNull();
  expect(tripOf(BREAKER_DEFAULT, { calls: 50, network: 16 })).toEqual({ calls: 50, network: 16, percent: 32 });
  expect(tripOf(BREAKER_DEFAULT, { calls: 49, network: 49 })).toBeNull();
  expect(tripOf(BREAKER_DEFAULT, { calls: 1_000, network: 301 })).toEqual({ calls: 1_000, network: 301, percent: 31 });
  expect(tripOf(BREAKER_DEFAULT, { calls: 0, network: 0 })).toBeNull();
});

test("counts what was read within its minutes, and of an older reading its part", () => {
  const last = watched(BREAKER_DEFAULT, null, NOW);
  expect(callsSince([sample(12, 11, 500, 500), sample(9, 8, 30, 3), sample(8, 7, 20, 2)], last)).toEqual({ calls: 50, network: 5 });
  expect(callsSince([sample(15, 5, 100, 40)], last)).toEqual({ calls: 50, network: 20 });
  // The first reading of a campaign that began hours ago says little of the last minutes; without a beginning, nothing.
  expect(callsSince([sample(600, 0, 6_000, 6_000)], last)).toEqual({ calls: 100, network: 100 });
  expect(callsSince([sample(null, 0, 6_000, 6_000)], last)).toEqual({ calls: 0, network: 0 });
});

test("counts no call that a person may have seen before resuming", () => {
  const resumed = watched(BREAKER_DEFAULT, NOW - 5 * MINUTE, NOW);
  expect(callsSince([sample(9, 6, 90, 90), sample(6, 4, 80, 80), sample(4, 3, 20, 2)], resumed)).toEqual({ calls: 20, network: 2 });
  const longAgo = watched(BREAKER_DEFAULT, NOW - 60 * MINUTE, NOW);
  expect(callsSince([sample(15, 5, 100, 40)], longAgo)).toEqual({ calls: 50, network: 20 });
});

test("never counts more than there was, whatever the pace of the readings", () => {
  const Readings = fc.array(
    fc.record({ seconds: fc.integer({ min: 1, max: 2_000 }), calls: fc.nat(5_000), share: fc.integer({ min: 0, max: 100 }) }),
  );
  fc.assert(
    fc.property(Readings, fc.integer({ min: 1, max: 60 }), (readings, minutes) => {
      let atMs = NOW - readings.reduce((sum, { seconds }) => sum + seconds * 1_000, 0);
      const samples = readings.map(({ seconds, calls, share }) => {
        const sinceMs = atMs;
        atMs += seconds * 1_000;
        return { sinceMs, atMs, calls, network: Math.floor((calls * share) / 100) };
      });
      const all = callsSince(samples, { fromMs: Number.NEGATIVE_INFINITY, countsFromMs: null });
      const last = { fromMs: NOW - minutes * MINUTE, countsFromMs: null };
      const some = callsSince(samples, last);
      expect(some.calls).toBeLessThanOrEqual(all.calls);
      expect(some.network).toBeLessThanOrEqual(some.calls);
      expect(callsSince([...samples].reverse(), last).calls).toBeCloseTo(some.calls, 6);
    }),
    { seed: 20261126 },
  );
});

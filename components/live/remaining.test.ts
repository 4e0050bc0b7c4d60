import fc from "fast-check";
import { expect, test } from "vitest";
import { endRange, leftRange } from "./remaining";

const at = (clock: string) => Date.parse(`2026-11-19T${clock}+02:00`);

test("a near end is told to the minute, a far one to five", () => {
  expect(endRange({ from: 3, to: 9 }, at("10:42:20"))).toEqual({ fromMs: at("10:45:00"), toMs: at("10:52:00") });
  expect(endRange({ from: 28, to: 66 }, at("10:42:20"))).toEqual({ fromMs: at("11:10:00"), toMs: at("11:50:00") });
  expect(endRange({ from: 1, to: 40 }, at("10:42:20")).fromMs).toBe(at("10:42:00"));
});

test("the range holds what was worked out, and never begins before this minute", () => {
  const left = fc.tuple(fc.nat(5_000), fc.nat(5_000)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  const moment = fc.integer({ min: at("00:00:00"), max: at("23:59:59") });
  fc.assert(
    fc.property(left, moment, (range, nowMs) => {
      const { fromMs, toMs } = endRange(range, nowMs);
      expect(fromMs).toBeLessThanOrEqual(nowMs + range.from * 60_000);
      expect(toMs).toBeGreaterThanOrEqual(nowMs + range.to * 60_000);
      expect(fromMs).toBeGreaterThan(nowMs - 60_000);
      expect(toMs).toBeGreaterThanOrEqual(fromMs);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("many minutes are hours", () => {
  expect(leftRange({ from: 40, to: 55 })).toEqual({ unit: "minutes", from: 40, to: 55 });
  expect(leftRange({ from: 100, to: 200 })).toEqual({ unit: "hours", from: 1, to: 4 });
});

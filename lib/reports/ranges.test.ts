import fc from "fast-check";
import { expect, test } from "vitest";
import { isWithinSeconds, isWithinTime } from "./filter";
import { hasSeconds, hasTime, toggleSeconds, toggleTime, touchesSeconds, touchesTime } from "./ranges";

test("lengths that touch become one range, and a column in the middle leaves two", () => {
  expect(toggleSeconds([[10, 15]], [15, 20])).toEqual([[10, 20]]);
  expect(toggleSeconds([[0, 30]], [10, 20])).toEqual([
    [0, 10],
    [20, 30],
  ]);
  expect(toggleSeconds([[20, 30]], [30, null])).toEqual([[20, null]]);
  expect(toggleSeconds([[20, null]], [30, null])).toEqual([[20, 30]]);
});

test("times join across midnight", () => {
  expect(toggleTime([[1_410, 1_440]], [0, 30])).toEqual([[1_410, 30]]);
  expect(toggleTime([[1_410, 30]], [1_430, 10])).toEqual([
    [10, 30],
    [1_410, 1_430],
  ]);
  expect(toggleTime([[0, 720]], [720, 1_440])).toEqual([[0, 1_440]]);
});

test("a part of a column may be chosen", () => {
  expect([touchesSeconds([[20, 25]], [15, 30]), hasSeconds([[20, 25]], [15, 30]), touchesSeconds([[20, 25]], [25, null])]).toEqual([
    true,
    false,
    false,
  ]);
  expect([touchesTime([[1_430, 10]], [0, 5]), touchesTime([[1_430, 10]], [10, 1_430])]).toEqual([true, false]);
});

test("what was in before and in the column is what is in after, second by second and minute by minute; the same column again undoes it", () => {
  const bin = fc
    .tuple(fc.nat(40), fc.option(fc.integer({ min: 1, max: 20 })))
    .map(([from, length]): [number, number | null] => [from, length === null ? null : from + length]);
  const bucket = fc.tuple(fc.nat(47), fc.integer({ min: 1, max: 12 })).map(([half, length]): [number, number] => {
    const to = (half + length) % 48;
    return [half * 30, to * 30];
  });
  fc.assert(
    fc.property(
      fc.array(bin, { maxLength: 6 }),
      fc.array(bucket, { maxLength: 6 }),
      bin,
      bucket,
      (bins, buckets, pressedBin, pressedBucket) => {
        const lengths = bins.reduce<[number, number | null][]>(toggleSeconds, []);
        const removesLength = hasSeconds(lengths, pressedBin);
        const after = toggleSeconds(lengths, pressedBin);
        for (let seconds = 0; seconds < 80; seconds++) {
          const was = lengths.some((range) => isWithinSeconds(seconds, range));
          const wanted = isWithinSeconds(seconds, pressedBin) ? !removesLength : was;
          expect(after.some((range) => isWithinSeconds(seconds, range))).toBe(wanted);
        }
        expect(hasSeconds(after, pressedBin)).toBe(!removesLength);

        const times = buckets.reduce<[number, number][]>(toggleTime, []);
        const removesTime = hasTime(times, pressedBucket);
        const then = toggleTime(times, pressedBucket);
        for (let minute = 0; minute < 1_440; minute += 7) {
          const was = times.some((range) => isWithinTime(minute, range));
          const wanted = isWithinTime(minute, pressedBucket) ? !removesTime : was;
          expect(then.some((range) => isWithinTime(minute, range))).toBe(wanted);
        }
        if (removesTime) expect(hasTime(toggleTime(then, pressedBucket), pressedBucket)).toBe(true);
      },
    ),
    { seed: 20261126, numRuns: 200 },
  );
});

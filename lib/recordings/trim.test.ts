import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutOut, formatPlace, isLongEnough, moveEnd, moveStart, type Span, spanSeconds } from "./trim";
import { SAMPLE_RATE } from "./wav-file";

const LENGTH = 42.37;
const WHOLE: Span = { start: 0, end: LENGTH };

describe("the handles", () => {
  test("wherever they are moved, the part lies within the recording and is never empty", () => {
    const move = fc.record({ handle: fc.constantFrom("start", "end"), to: fc.double({ min: -100, max: 400, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const span = moves.reduce((now, { handle, to }) => (handle === "start" ? moveStart(now, to) : moveEnd(now, to, LENGTH)), WHOLE);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(LENGTH);
        expect(spanSeconds(span)).toBeGreaterThanOrEqual(0.0999);
      }),
    );
  });

  test("they rest on tenths of a second, and the end on the very end", () => {
    expect(moveStart(WHOLE, 3.14)).toEqual({ start: 3.1, end: LENGTH });
    expect(moveEnd(WHOLE, 20.06, LENGTH)).toEqual({ start: 0, end: 20.1 });
    expect(moveEnd({ start: 0, end: 20 }, 42.36, LENGTH)).toEqual(WHOLE);
    expect(moveEnd({ start: 0, end: 20 }, 999, LENGTH)).toEqual(WHOLE);
  });

  test("one never passes the other", () => {
    expect(moveStart({ start: 0, end: 10 }, 12)).toEqual({ start: 9.9, end: 10 });
    expect(moveEnd({ start: 10, end: 20 }, 2, LENGTH)).toEqual({ start: 10, end: 10.1 });
  });
});

test.each([
  [{ start: 3.3, end: 8.3 }, true],
  [{ start: 3.3, end: 8.2 }, false],
  [{ start: 0.7, end: 5.7 }, true],
  [WHOLE, true],
])("five seconds are enough to the sample: %o", (span, enough) => {
  expect(isLongEnough(span)).toBe(enough);
});

describe("what is cut out", () => {
  const samples = Float32Array.from({ length: 10 * SAMPLE_RATE }, () => 0.5);

  test("is as long as the part, and leaves the whole as it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 49 }), fc.integer({ min: 50, max: 100 }), (from, to) => {
        const span = { start: from / 10, end: to / 10 };
        expect(cutOut(samples, span)).toHaveLength(Math.round(spanSeconds(span) * SAMPLE_RATE));
      }),
    );
    expect(samples.every((sample) => sample === 0.5)).toBe(true);
  });

  test("begins and ends in silence, so that nothing clicks, and is untouched between", () => {
    const part = cutOut(samples, { start: 1, end: 7 });
    expect([part[0], part.at(-1)]).toEqual([0, 0]);
    expect(part.slice(80, -80).every((sample) => sample === 0.5)).toBe(true);
  });
});

test.each([
  [0, "0:00.0"],
  [9.96, "0:10.0"],
  [59.96, "1:00.0"],
  [83.24, "1:23.2"],
  [300, "5:00.0"],
])("%d seconds are written %s", (seconds, text) => {
  expect(formatPlace(seconds)).toBe(text);
});

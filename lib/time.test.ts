import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, formatDuration, formatTime, israelClock, israelDay, israelMoment, israelMoments, toIsraelIso } from "./time";

const at = (text: string) => {
  const [year, month, day, hour, minute, second] = text.split(/[-T:]/).map(Number) as [number, number, number, number, number, number];
  return { year, month, day, hour, minute, second };
};

describe("Israel's clock", () => {
  test.each([
    ["2026-01-15T10:00:00", ["2026-01-15T10:00:00+02:00"]],
    ["2026-07-15T10:00:00", ["2026-07-15T10:00:00+03:00"]],
    ["2026-03-27T01:59:59", ["2026-03-27T01:59:59+02:00"]],
    ["2026-03-27T02:30:00", []],
    ["2026-03-27T03:00:00", ["2026-03-27T03:00:00+03:00"]],
    ["2026-10-25T01:30:00", ["2026-10-25T01:30:00+03:00", "2026-10-25T01:30:00+02:00"]],
    ["2026-10-25T02:00:00", ["2026-10-25T02:00:00+02:00"]],
    ["2027-10-31T01:30:00", ["2027-10-31T01:30:00+03:00", "2027-10-31T01:30:00+02:00"]],
    ["2028-02-29T12:00:00", ["2028-02-29T12:00:00+02:00"]],
    ["2026-02-29T12:00:00", []],
    ["2026-13-01T12:00:00", []],
    ["2026-12-31T24:00:00", []],
  ])("%s is shown at %j", (clock, moments) => {
    expect(israelMoments(at(clock))).toEqual(moments);
  });

  test("a local time without offset is the first of two, and in the gap an hour later", () => {
    expect(israelMoment(at("2026-10-25T01:30:00"))).toBe("2026-10-25T01:30:00+03:00");
    expect(israelMoment(at("2026-03-27T02:30:00"))).toBe("2026-03-27T03:30:00+03:00");
    expect(israelMoment(at("2026-02-30T02:30:00"))).toBeNull();
  });

  test("every moment reads back from its clock", () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }), (ms) => {
        const moment = toIsraelIso(ms);
        expect(Date.parse(moment)).toBe(Math.floor(ms / 1000) * 1000);
        expect(israelMoments(israelClock(ms))).toContain(moment);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test("the day is Israel's, not the server's", () => {
    expect(israelDay("2026-11-21T22:30:00Z")).toBe("2026-11-22");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });

  test("words", () => {
    expect(formatTime("2026-11-22T12:05:09Z", "en")).toBe("22 Nov 2026, 14:05");
    expect(formatTime("2026-11-22T12:05:09Z", "he", "clock")).toBe("14:05:09");
    expect(formatTime("2026-11-21T22:05:09Z", "en", "time")).toBe("00:05");
    expect(formatDuration(5100)).toBe("1:25:00");
    expect(formatDuration(23)).toBe("0:23");
  });
});

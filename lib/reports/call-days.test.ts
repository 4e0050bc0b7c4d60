import { describe, expect, test } from "vitest";
import { callDaysOf, isLongerThanADay } from "./call-days";

const at = (key: string, count = 1, answered = 0) => ({ key, count, answered, network: 0 });
const minutesOf = (keys: string[], startedAt: string | null, until: string | null) => {
  const days = callDaysOf(
    keys.map((key) => at(key)),
    startedAt,
    until,
  );
  if ("undated" in days) return days.undated;
  return days.calls.map(({ minute }) => minute);
};

describe("the days of calls", () => {
  test("calls of one day stay in it, with their counts", () => {
    expect(callDaysOf([at("10:00", 7, 3), at("09:30", 2, 1)], "2026-11-22T09:30:00+02:00", "2026-11-22T10:05:00+02:00")).toEqual({
      day: "2026-11-22",
      calls: [
        { minute: 570, count: 2, answered: 1 },
        { minute: 600, count: 7, answered: 3 },
      ],
    });
  });

  test("a time before the start's is the next day's", () => {
    expect(minutesOf(["00:10", "22:30", "23:59"], "2026-11-22T22:30:00+02:00", "2026-11-23T00:40:00+02:00")).toEqual([1350, 1439, 1450]);
    expect(minutesOf(["09:59", "10:00"], "2026-11-22T10:00:00+02:00", "2026-11-23T09:59:59+02:00")).toEqual([600, 2039]);
  });

  test("a time a little before the start's is not a day late when the campaign had ended by then", () => {
    expect(minutesOf(["09:59", "10:30"], "2026-11-22T10:00:00+02:00", "2026-11-22T11:00:00+02:00")).toEqual([599, 630]);
  });

  test("the day is Israel's", () => {
    expect(callDaysOf([at("00:30")], "2026-11-21T22:30:00Z", "2026-11-21T23:00:00Z")).toEqual({
      day: "2026-11-22",
      calls: [{ minute: 30, count: 1, answered: 0 }],
    });
  });

  test("a night in which the clocks change is measured by the clock", () => {
    // 25 October 2026, 02:00: back to 01:00. 25 hours pass, the clock shows 24 less a minute.
    expect(minutesOf(["22:00", "21:59"], "2026-10-24T22:00:00+03:00", "2026-10-25T21:59:00+02:00")).toEqual([1320, 2759]);
    // 27 March 2026: 02:00 is 03:00 at once.
    expect(minutesOf(["23:00", "03:10"], "2026-03-26T23:00:00+02:00", "2026-03-27T03:30:00+03:00")).toEqual([1380, 1630]);
  });

  test("without a start, an end, or within more than a day there are no days", () => {
    expect(minutesOf(["10:00"], null, "2026-11-22T11:00:00+02:00")).toBe("start-unknown");
    expect(minutesOf(["10:00"], "2026-11-22T10:00:00+02:00", null)).toBe("end-unknown");
    expect(minutesOf(["10:00"], "2026-11-22T10:00:00+02:00", "2026-11-23T10:00:00+02:00")).toBe("longer-than-a-day");
  });

  test("a day is one of the clock's, in a night of 25 hours too", () => {
    expect(isLongerThanADay("2026-10-24T22:00:00+03:00", "2026-10-25T21:59:00+02:00")).toBe(false);
    expect(isLongerThanADay("2026-10-24T22:00:00+03:00", "2026-10-25T22:00:00+02:00")).toBe(true);
    expect([isLongerThanADay(null, "2026-11-22T11:00:00+02:00"), isLongerThanADay("2026-11-22T11:00:00+02:00", null)]).toEqual([
      false,
      false,
    ]);
  });
});

import { CalendarDateTime } from "@internationalized/date";
import { expect, test } from "vitest";
import { israelMoments } from "@/lib/time";
import { clockOf, isoOfClock } from "./DateTimeField";

const clock = (text: string) => {
  const [year, month, day, hour, minute] = text.split(/\D/).map(Number) as [number, number, number, number, number];
  return new CalendarDateTime(year, month, day, hour, minute);
};

test.each([
  ["2026-12-01 10:00", "2026-12-01T10:00:00+02:00"],
  ["2026-07-01 10:00", "2026-07-01T10:00:00+03:00"],
  // The night the clocks go back: 01:30 comes twice; the first stands for it until somebody says which.
  ["2026-10-25 01:30", "2026-10-25T01:30:00+03:00"],
  ["2027-10-31 01:30", "2027-10-31T01:30:00+03:00"],
  // The night they go forward: it is written down as it was typed, and moves nowhere.
  ["2027-03-26 01:59", "2027-03-26T01:59:00+02:00"],
  ["2027-03-26 02:30", "2027-03-26T02:30:00+02:00"],
  ["2027-03-26 03:00", "2027-03-26T03:00:00+03:00"],
  // While a year is typed.
  ["2-11-20 10:00", "0002-11-20T07:39:06.000Z"],
])("%s on Israel's clocks is %s, and is read back as it was written", (written, moment) => {
  expect(isoOfClock(clock(written))).toBe(moment);
  expect(clockOf(moment).compare(clock(written))).toBe(0);
});

test("either of two moments is shown with the same figures", () => {
  for (const moment of israelMoments({ year: 2027, month: 10, day: 31, hour: 1, minute: 30, second: 0 })) {
    expect(clockOf(moment).compare(clock("2027-10-31 01:30"))).toBe(0);
  }
});

test("a moment that another zone wrote is shown in Israel's time", () => {
  expect(clockOf("2026-07-01T10:00:00+02:00").compare(clock("2026-07-01 11:00"))).toBe(0);
  expect(clockOf("2026-12-01T08:00:00Z").compare(clock("2026-12-01 10:00"))).toBe(0);
});

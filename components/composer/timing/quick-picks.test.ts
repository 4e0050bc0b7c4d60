import { expect, test } from "vitest";
import type { CallingWindow } from "@/lib/launch-rules/schema";
import { quickPicks } from "./quick-picks";

const at = (moment: string, window: CallingWindow | null = null) =>
  quickPicks(Date.parse(moment), window).map(({ day, startAt }) => `${day} ${startAt}`);

const OFFICE = { from: "09:00", until: "16:00" };
const WINDOW: CallingWindow = {
  days: { sunday: OFFICE, monday: OFFICE, tuesday: OFFICE, wednesday: OFFICE, thursday: OFFICE, friday: null, saturday: null },
  rest: null,
  outside: "refuse",
  holdRunning: false,
};

test("on a working day: this evening, tomorrow, and the beginning of the week", () => {
  expect(at("2026-11-24T09:00:00+02:00")).toEqual([
    "today 2026-11-24T18:00:00+02:00",
    "tomorrow 2026-11-25T10:00:00+02:00",
    "tomorrow 2026-11-25T18:00:00+02:00",
    "later 2026-11-29T10:00:00+02:00",
  ]);
});

test("what is less than fifteen minutes ahead isn't offered, and fifteen are enough", () => {
  expect(at("2026-11-24T17:45:00+02:00")[0]).toBe("today 2026-11-24T18:00:00+02:00");
  expect(at("2026-11-24T17:45:01+02:00")[0]).toBe("tomorrow 2026-11-25T10:00:00+02:00");
});

test("neither Shabbat nor the evening before it", () => {
  expect(at("2026-11-26T20:00:00+02:00")).toEqual(["tomorrow 2026-11-27T10:00:00+02:00", "later 2026-11-29T10:00:00+02:00"]);
  expect(at("2026-11-27T08:00:00+02:00")).toEqual(["later 2026-11-29T10:00:00+02:00"]);
});

test("on Saturday, Sunday is tomorrow, and the week after it is next", () => {
  expect(at("2026-11-28T20:00:00+02:00")).toEqual([
    "tomorrow 2026-11-29T10:00:00+02:00",
    "tomorrow 2026-11-29T18:00:00+02:00",
    "later 2026-12-06T10:00:00+02:00",
  ]);
});

test("a holiday at the beginning of the week is passed by", () => {
  // Sunday 3 October 2027 is Rosh Hashana's second day; Shabbat the first.
  expect(at("2027-09-30T20:00:00+03:00")).toEqual(["tomorrow 2027-10-01T10:00:00+03:00", "later 2027-10-04T10:00:00+03:00"]);
});

test("Israel's hour stays the same over the nights in which the clocks change, and in any zone of the browser", () => {
  expect(at("2027-03-25T09:00:00+02:00")).toEqual([
    "today 2027-03-25T18:00:00+02:00",
    "tomorrow 2027-03-26T10:00:00+03:00",
    "later 2027-03-28T10:00:00+03:00",
  ]);
  expect(at("2027-10-30T21:00:00+03:00")).toContain("tomorrow 2027-10-31T10:00:00+02:00");
});

test("only what lies inside the calling window", () => {
  expect(at("2026-11-24T09:00:00+02:00", WINDOW)).toEqual(["tomorrow 2026-11-25T10:00:00+02:00", "later 2026-11-29T10:00:00+02:00"]);
  const mornings: CallingWindow = { ...WINDOW, days: { ...WINDOW.days, sunday: null, wednesday: null } };
  expect(at("2026-11-24T09:00:00+02:00", mornings)).toEqual([]);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { israelClock, israelDay, toIsraelIso } from "@/lib/time";
import { windowAround } from "./calling-window";
import { nextRest } from "./rest-days";
import { CallingWindow, WEEKDAYS, type Weekday } from "./schema";

const OFFICE = { from: "09:00", until: "20:00" };
const REST = { eveCutOff: "15:00", reopensAt: "20:30" };

function windowOf(days: Partial<CallingWindow["days"]>, rest: CallingWindow["rest"] = null): CallingWindow {
  const closed = { sunday: null, monday: null, tuesday: null, wednesday: null, thursday: null, friday: null, saturday: null };
  return { days: { ...closed, ...days }, rest, outside: "warn", holdRunning: false };
}

const week = (hours: CallingWindow["days"][Weekday]) => Object.fromEntries(WEEKDAYS.map((day) => [day, hours]));
const WORKING_WEEK = windowOf({ ...week(OFFICE), friday: { from: "09:00", until: "12:30" }, saturday: null }, REST);

/** Open or why not, since when and until when, in Israel's time. */
function around(window: CallingWindow, at: string) {
  const { open, sinceMs, untilMs, why } = windowAround(window, Date.parse(at));
  return [open ? "open" : why, sinceMs && toIsraelIso(sinceMs).slice(0, 16), untilMs && toIsraelIso(untilMs).slice(0, 16)];
}

describe("an ordinary week", () => {
  test("is open within the day's hours, the end not included", () => {
    const tuesday = ["open", "2026-11-24T09:00", "2026-11-24T20:00"];
    expect(around(WORKING_WEEK, "2026-11-24T09:00:00+02:00")).toEqual(tuesday);
    expect(around(WORKING_WEEK, "2026-11-24T19:59:59.999+02:00")).toEqual(tuesday);
    expect(around(WORKING_WEEK, "2026-11-24T20:00:00+02:00")).toEqual(["hours", "2026-11-24T20:00", "2026-11-25T09:00"]);
    expect(around(WORKING_WEEK, "2026-11-24T08:59:59.999+02:00")).toEqual(["hours", "2026-11-23T20:00", "2026-11-24T09:00"]);
  });

  test("is closed from Friday noon until Sunday morning, for one reason after another", () => {
    const stretch = ["2026-11-27T12:30", "2026-11-29T09:00"];
    expect(around(WORKING_WEEK, "2026-11-27T13:00:00+02:00")).toEqual(["hours", ...stretch]);
    expect(around(WORKING_WEEK, "2026-11-27T15:00:00+02:00")).toEqual(["rest", ...stretch]);
    expect(around(WORKING_WEEK, "2026-11-28T20:29:59+02:00")).toEqual(["rest", ...stretch]);
    expect(around(WORKING_WEEK, "2026-11-28T20:30:00+02:00")).toEqual(["day", ...stretch]);
    expect(around(WORKING_WEEK, "2026-11-29T08:00:00+02:00")).toEqual(["hours", ...stretch]);
  });

  test("with a Saturday of its own opens on Saturday evening, and not before rest has ended", () => {
    const late = windowOf({ saturday: { from: "20:30", until: "22:00" } }, REST);
    const early = windowOf({ saturday: { from: "10:00", until: "22:00" } }, REST);
    for (const window of [late, early]) {
      expect(around(window, "2026-11-28T21:00:00+02:00")).toEqual(["open", "2026-11-28T20:30", "2026-11-28T22:00"]);
      expect(around(window, "2026-11-28T12:00:00+02:00")).toEqual(["rest", "2026-11-21T22:00", "2026-11-28T20:30"]);
    }
    const tooEarly = windowOf({ saturday: { from: "10:00", until: "14:00" }, sunday: OFFICE }, REST);
    expect(around(tooEarly, "2026-11-28T12:00:00+02:00")).toEqual(["rest", "2026-11-22T20:00", "2026-11-29T09:00"]);
    expect(around({ ...tooEarly, rest: null }, "2026-11-28T12:00:00+02:00")).toEqual(["open", "2026-11-28T10:00", "2026-11-28T14:00"]);
  });

  test("on Friday ends at the cut-off where its hours go on longer", () => {
    const long = windowOf({ friday: OFFICE, sunday: OFFICE }, REST);
    expect(around(long, "2026-11-27T14:59:59+02:00")).toEqual(["open", "2026-11-27T09:00", "2026-11-27T15:00"]);
    const midnight = windowOf({ ...week({ from: "00:00", until: "00:00" }) }, { ...REST, eveCutOff: "00:00" });
    expect(around(midnight, "2026-11-27T12:00:00+02:00")).toEqual(["rest", "2026-11-27T00:00", "2026-11-28T20:30"]);
  });

  test("of days that go on until midnight is one stretch", () => {
    const nights = windowOf({ monday: { from: "18:00", until: "00:00" }, tuesday: { from: "00:00", until: "10:00" } });
    for (const at of ["2026-11-23T23:59:59+02:00", "2026-11-24T00:00:00+02:00"]) {
      expect(around(nights, at)).toEqual(["open", "2026-11-23T18:00", "2026-11-24T10:00"]);
    }
    const always = windowOf(week({ from: "00:00", until: "00:00" }), REST);
    expect(around(always, "2026-11-24T03:00:00+02:00")).toEqual(["open", "2026-11-21T20:30", "2026-11-27T15:00"]);
  });
});

describe("holidays", () => {
  test("in the middle of the week close their eve and their day; the evening after opens only within the day's own hours", () => {
    // Yom Kippur on Monday, 21 September 2026.
    expect(around(WORKING_WEEK, "2026-09-20T14:00:00+03:00")).toEqual(["open", "2026-09-20T09:00", "2026-09-20T15:00"]);
    expect(around(WORKING_WEEK, "2026-09-21T12:00:00+03:00")).toEqual(["rest", "2026-09-20T15:00", "2026-09-22T09:00"]);
    expect(around(WORKING_WEEK, "2026-09-21T21:00:00+03:00")).toEqual(["hours", "2026-09-20T15:00", "2026-09-22T09:00"]);
    const evenings = windowOf(week({ from: "09:00", until: "22:00" }), REST);
    expect(around(evenings, "2026-09-21T21:00:00+03:00")).toEqual(["open", "2026-09-21T20:30", "2026-09-21T22:00"]);
  });

  test("that touch Shabbat make one closed stretch", () => {
    const evenings = windowOf(week({ from: "09:00", until: "22:00" }), REST);
    // Rosh Hashana on Thursday and Friday, then Shabbat: closed from Wednesday afternoon to Saturday evening.
    expect(around(evenings, "2028-09-22T21:00:00+03:00")).toEqual(["rest", "2028-09-20T15:00", "2028-09-23T20:30"]);
    // On Saturday and Sunday, 12 and 13 September 2026.
    expect(around(evenings, "2026-09-12T21:00:00+03:00")).toEqual(["rest", "2026-09-11T15:00", "2026-09-13T20:30"]);
    // The seventh of Pesach on Friday, 6 April 2029, then Shabbat.
    expect(around(evenings, "2029-04-06T21:00:00+03:00")).toEqual(["rest", "2029-04-05T15:00", "2029-04-07T20:30"]);
  });

  test("close nothing where rest is off", () => {
    const window = windowOf({ monday: OFFICE });
    expect(around(window, "2026-09-21T12:00:00+03:00")).toEqual(["open", "2026-09-21T09:00", "2026-09-21T20:00"]);
  });
});

describe("the nights in which the clocks change", () => {
  test("a day's hours begin by the clock that people see", () => {
    const window = windowOf(week(OFFICE));
    expect(windowAround(window, Date.parse("2026-03-26T21:00:00+02:00")).untilMs).toBe(Date.parse("2026-03-27T09:00:00+03:00"));
    expect(windowAround(window, Date.parse("2026-10-24T21:00:00+03:00")).untilMs).toBe(Date.parse("2026-10-25T09:00:00+02:00"));
    expect(windowAround(window, Date.parse("2027-03-25T21:00:00+02:00")).untilMs).toBe(Date.parse("2027-03-26T09:00:00+03:00"));
    expect(windowAround(window, Date.parse("2027-10-30T21:00:00+03:00")).untilMs).toBe(Date.parse("2027-10-31T09:00:00+02:00"));
  });

  test("hours within the skipped hour are none, and hours around it lose it", () => {
    const skipped = windowOf({ friday: { from: "02:10", until: "02:50" } });
    expect(around(skipped, "2026-03-27T03:00:00+03:00")).toEqual(["hours", "2026-03-20T02:50", "2026-04-03T02:10"]);
    const across = windowAround(windowOf({ friday: { from: "01:00", until: "04:00" } }), Date.parse("2026-03-27T01:30:00+02:00"));
    expect((across.untilMs ?? 0) - (across.sinceMs ?? 0)).toBe(2 * 3_600_000);
  });

  test("in the repeated hour people are called only where both of its clocks agree", () => {
    const window = windowOf({ sunday: { from: "01:30", until: "05:00" } });
    const opens = Date.parse("2026-10-25T01:30:00+02:00");
    expect(windowAround(window, Date.parse("2026-10-25T01:45:00+03:00"))).toMatchObject({ open: false, why: "hours", untilMs: opens });
    expect(windowAround(window, opens)).toMatchObject({ open: true, sinceMs: opens });
    const early = windowOf({ sunday: { from: "00:00", until: "01:30" } });
    expect(windowAround(early, Date.parse("2026-10-25T01:15:00+02:00"))).toMatchObject({ open: false, why: "hours" });
  });
});

test("what lies beyond thirty days is not known", () => {
  const never = windowOf({});
  expect(windowAround(never, Date.parse("2026-11-24T12:00:00+02:00"))).toEqual({ open: false, sinceMs: null, untilMs: null, why: "day" });
  const always = windowOf(week({ from: "00:00", until: "00:00" }));
  expect(windowAround(always, Date.parse("2026-11-24T12:00:00+02:00"))).toEqual({ open: true, sinceMs: null, untilMs: null, why: null });
});

describe("any window at any moment", () => {
  const time = (from: number, until: number) =>
    fc
      .integer({ min: from * 60, max: until * 60 - 1 })
      .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`);
  const hours = fc.option(
    fc.oneof(
      fc.record({ from: time(0, 24), until: time(0, 24) }).filter(({ from, until }) => until === "00:00" || from < until),
      fc.constantFrom({ from: "00:00", until: "00:00" }, { from: "00:30", until: "01:30" }, { from: "01:30", until: "02:30" }),
    ),
    { freq: 5 },
  );
  const windows: fc.Arbitrary<CallingWindow> = fc.record({
    days: fc.record({ sunday: hours, monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours }),
    rest: fc.option(fc.record({ eveCutOff: time(0, 20), reopensAt: time(17, 24) }), { freq: 3 }),
    outside: fc.constantFrom("warn", "refuse"),
    holdRunning: fc.boolean(),
  });
  const [first, last] = [Date.parse("2025-09-01T00:00:00Z"), Date.parse("2030-12-31T00:00:00Z")];
  const changing = ["2026-03-26T22:00Z", "2026-10-24T21:00Z", "2027-03-25T22:00Z", "2027-10-30T21:00Z"].map((text) => Date.parse(text));
  const moments = fc.oneof(
    fc.integer({ min: first, max: last }),
    fc.tuple(fc.constantFrom(...changing), fc.integer({ min: 0, max: 8 * 3_600_000 })).map(([night, ms]) => night + ms),
  );
  const runs = { numRuns: 300 };

  test("lies in a stretch that touches the one before and the one after", () => {
    fc.assert(
      fc.property(windows, moments, (window, atMs) => {
        const { open, sinceMs, untilMs } = windowAround(window, atMs);
        if (sinceMs !== null) {
          expect(sinceMs).toBeLessThanOrEqual(atMs);
          expect(windowAround(window, sinceMs)).toMatchObject({ open, untilMs: sinceMs === atMs ? untilMs : expect.anything() });
          expect(windowAround(window, sinceMs - 1)).toMatchObject({ open: !open, untilMs: sinceMs });
        }
        if (untilMs !== null) {
          expect(untilMs).toBeGreaterThan(atMs);
          expect(windowAround(window, untilMs - 1).open).toBe(open);
          expect(windowAround(window, untilMs)).toMatchObject({ open: !open, sinceMs: untilMs });
        }
      }),
      runs,
    );
  });

  test("is the same all through its stretch", () => {
    fc.assert(
      fc.property(windows, moments, fc.double({ min: 0, max: 1, noNaN: true }), (window, atMs, part) => {
        const { open, untilMs } = windowAround(window, atMs);
        const end = untilMs ?? atMs + 20 * 86_400_000;
        expect(windowAround(window, Math.floor(atMs + (end - 1 - atMs) * part)).open).toBe(open);
      }),
      runs,
    );
  });

  test("is never open during a rest, nor outside its weekday's hours, and says why exactly when it is closed", () => {
    fc.assert(
      fc.property(windows, moments, (window, atMs) => {
        const { open, why } = windowAround(window, atMs);
        expect(why === null).toBe(open);
        const isRest = window.rest !== null && nextRest(window.rest, atMs).fromMs <= atMs;
        expect(why === "rest").toBe(isRest);
        if (!open) return;
        const { hour, minute } = israelClock(atMs);
        const clock = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        const weekday = WEEKDAYS[new Date(`${israelDay(atMs)}T12:00:00Z`).getUTCDay()] ?? "sunday";
        const own = window.days[weekday];
        expect(own && own.from <= clock && (own.until === "00:00" || clock < own.until)).toBe(true);
      }),
      runs,
    );
  });

  test("that the schema accepts opens some day, and closes some day", () => {
    fc.assert(
      fc.property(windows, moments, (window, atMs) => {
        const { open, untilMs } = windowAround(window, atMs);
        if (CallingWindow.safeParse(window).success) expect(open || untilMs !== null).toBe(true);
      }),
      runs,
    );
  });
});

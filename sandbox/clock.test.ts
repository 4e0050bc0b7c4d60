import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  historyMoment,
  israelDate,
  israelEpoch,
  israelTime,
  quietHoursAround,
  readSendTime,
  runTime,
  SandboxClock,
  timeOfDay,
} from "./clock.ts";

const at = (iso: string) => Date.parse(iso);
const HOUR_MS = 3_600_000;

describe("the clock", () => {
  test("is the real one plus what was advanced, and survives being saved", () => {
    const clock = new SandboxClock(0, () => 1_000);
    clock.advance(90.5);
    expect(clock.now()).toBe(91_500);
    expect(SandboxClock.fromJSON(clock.toJSON()).now() - Date.now()).toBeGreaterThan(90_000);
  });
});

describe("Israel's time", () => {
  test("is written as the history and the report write it, in winter and in summer", () => {
    expect(historyMoment(at("2026-01-05T22:30:15Z"))).toBe("06-01-2026 00:30");
    expect(timeOfDay(at("2026-07-05T22:30:15Z"))).toBe("01:30:15");
    expect(israelDate(at("2026-07-05T21:00:00Z"))).toBe("2026-07-06");
  });

  test("lengths may exceed a day", () => {
    expect(runTime(90_061_999)).toBe("25:01:01");
    expect(runTime(0)).toBe("00:00:00");
  });

  test("goes back to the same moment from any wall-clock time but the hour that happens twice", () => {
    const moments = fc.integer({ min: at("2024-01-01T00:00:00Z") / 1000, max: at("2030-12-31T00:00:00Z") / 1000 });
    fc.assert(
      fc.property(moments, (seconds) => {
        const moment = seconds * 1000;
        expect([moment, moment - HOUR_MS]).toContain(israelEpoch(israelTime(moment)));
      }),
      { seed: 1 },
    );
  });
});

describe("sendTime", () => {
  test("is read as Israel time with a two-digit year", () => {
    expect(readSendTime("26-12-01 10:00:00")).toBe(at("2026-12-01T10:00:00+02:00"));
    expect(readSendTime("26-07-01 10:00:00")).toBe(at("2026-07-01T10:00:00+03:00"));
  });

  test("an hour that never happens moves on by the gap", () => {
    expect(readSendTime("26-03-27 02:30:00")).toBe(at("2026-03-27T03:30:00+03:00"));
  });

  test("an hour that happens twice is its first", () => {
    expect(readSendTime("26-10-25 01:30:00")).toBe(at("2026-10-25T01:30:00+03:00"));
  });

  test.each([
    "2026-12-01 10:00:00",
    "26-13-01 10:00:00",
    "26-02-30 10:00:00",
    "26-12-01 24:00:00",
    "26-12-01T10:00:00",
    "26-12-01 10:00",
    "tomorrow",
  ])("%s is refused", (text) => expect(readSendTime(text)).toBeNull());
});

describe("quiet hours", () => {
  test.each([
    ["2026-11-22T06:00:00+02:00", true, "2026-11-22T08:00:00+02:00"],
    ["2026-11-22T08:00:00+02:00", false, "2026-11-22T23:00:00+02:00"],
    ["2026-11-22T22:59:59+02:00", false, "2026-11-22T23:00:00+02:00"],
    ["2026-11-22T23:00:00+02:00", true, "2026-11-23T08:00:00+02:00"],
    ["2026-12-31T23:30:00+02:00", true, "2027-01-01T08:00:00+02:00"],
    // The night that loses an hour, and the one that gains one.
    ["2026-03-26T23:30:00+02:00", true, "2026-03-27T08:00:00+03:00"],
    ["2026-10-24T23:30:00+03:00", true, "2026-10-25T08:00:00+02:00"],
    ["2026-10-25T01:30:00+02:00", true, "2026-10-25T08:00:00+02:00"],
  ])("%s → quiet %s until %s", (moment, quiet, until) => {
    expect(quietHoursAround(at(moment))).toEqual({ quiet, untilMs: at(until) });
  });
});

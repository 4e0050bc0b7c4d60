import { CalendarDate, GregorianCalendar, HebrewCalendar, toCalendar } from "@internationalized/date";
import { describe, expect, test } from "vitest";
import { addDays, toIsraelIso } from "@/lib/time";
import { nextRest, type RestDay, restDayOf, timeOfDay } from "./rest-days";

/** The holidays as the printed calendars have them. */
const YEARS: Record<number, Partial<Record<RestDay, string[]>>> = {
  5786: {
    roshHashana: ["2025-09-23", "2025-09-24"],
    yomKippur: ["2025-10-02"],
    sukkot: ["2025-10-07"],
    shminiAtzeret: ["2025-10-14"],
    pesach: ["2026-04-02"],
    seventhOfPesach: ["2026-04-08"],
    shavuot: ["2026-05-22"],
  },
  // A leap year: Adar comes twice, and Pesach late.
  5787: {
    roshHashana: ["2026-09-12", "2026-09-13"],
    yomKippur: ["2026-09-21"],
    sukkot: ["2026-09-26"],
    shminiAtzeret: ["2026-10-03"],
    pesach: ["2027-04-22"],
    seventhOfPesach: ["2027-04-28"],
    shavuot: ["2027-06-11"],
  },
  5788: {
    roshHashana: ["2027-10-02", "2027-10-03"],
    yomKippur: ["2027-10-11"],
    sukkot: ["2027-10-16"],
    shminiAtzeret: ["2027-10-23"],
    pesach: ["2028-04-11"],
    seventhOfPesach: ["2028-04-17"],
    shavuot: ["2028-05-31"],
  },
  5789: {
    roshHashana: ["2028-09-21", "2028-09-22"],
    yomKippur: ["2028-09-30"],
    sukkot: ["2028-10-05"],
    shminiAtzeret: ["2028-10-12"],
    pesach: ["2029-03-31"],
    seventhOfPesach: ["2029-04-06"],
    shavuot: ["2029-05-20"],
  },
  // A leap year again.
  5790: {
    roshHashana: ["2029-09-10", "2029-09-11"],
    yomKippur: ["2029-09-19"],
    sukkot: ["2029-09-24"],
    shminiAtzeret: ["2029-10-01"],
    pesach: ["2030-04-18"],
    seventhOfPesach: ["2030-04-24"],
    shavuot: ["2030-06-07"],
  },
};

/** Every holiday between two dates, by the code. */
function holidays(from: string, until: string): Partial<Record<RestDay, string[]>> {
  const found: Partial<Record<RestDay, string[]>> = {};
  for (let day = from; day < until; day = addDays(day, 1)) {
    const name = restDayOf(day);
    if (name !== null && name !== "shabbat") found[name] = [...(found[name] ?? []), day];
  }
  return found;
}

describe("the days of rest", () => {
  test.each(Object.entries(YEARS))("of the year %s stand where the calendars have them, and there are no others", (_, expected) => {
    const [first = ""] = expected.roshHashana ?? [];
    expect(holidays(first, addDays(first, 350))).toEqual(expected);
  });

  test("of a hundred and twenty years agree with a calendar that is reckoned another way", () => {
    const hebrew = new HebrewCalendar();
    for (let year = 5760; year < 5880; year++) {
      const isLeap = (7 * year + 1) % 19 < 7;
      const nisan = isLeap ? 8 : 7;
      const days: [number, number, RestDay][] = [
        [1, 1, "roshHashana"],
        [1, 2, "roshHashana"],
        [1, 10, "yomKippur"],
        [1, 15, "sukkot"],
        [1, 22, "shminiAtzeret"],
        [nisan, 15, "pesach"],
        [nisan, 21, "seventhOfPesach"],
        [nisan + 2, 6, "shavuot"],
      ];
      for (const [month, day, name] of days) {
        const date = toCalendar(new CalendarDate(hebrew, year, month, day), new GregorianCalendar()).toString();
        expect(restDayOf(date), date).toBe(name);
      }
    }
  });

  test("hold every Saturday, and none of the days that are remembered but worked on", () => {
    expect(restDayOf("2026-11-28")).toBe("shabbat");
    expect(restDayOf("2026-11-27")).toBeNull();
    // Rosh Hashana and Sukkot of 5787 fall on Saturday.
    expect(restDayOf("2026-09-12")).toBe("roshHashana");
    const worked = { "2026-09-27": "half-holiday", "2027-03-23": "Purim", "2027-05-11": "fallen soldiers", "2027-05-12": "independence" };
    for (const [day, what] of Object.entries(worked)) expect(restDayOf(day), what).toBeNull();
    // Abroad a second day is kept.
    expect([restDayOf("2026-10-04"), restDayOf("2027-04-23"), restDayOf("2027-04-29")]).toEqual([null, null, null]);
  });
});

describe("a rest", () => {
  const times = { eveCutOff: "15:00", reopensAt: "20:30" };
  const rest = (at: string, kind?: "any" | "holiday") => {
    const { names, fromMs, untilMs } = nextRest(times, Date.parse(at), kind);
    return [names, toIsraelIso(fromMs), toIsraelIso(untilMs)];
  };

  test("lasts from the cut-off on its eve until the evening of its day", () => {
    const shabbat = [["shabbat"], "2026-11-27T15:00:00+02:00", "2026-11-28T20:30:00+02:00"];
    for (const at of ["2026-11-25T12:00:00+02:00", "2026-11-27T16:00:00+02:00", "2026-11-28T20:29:59+02:00"])
      expect(rest(at)).toEqual(shabbat);
    expect(rest("2026-11-28T20:30:00+02:00")).toEqual([["shabbat"], "2026-12-04T15:00:00+02:00", "2026-12-05T20:30:00+02:00"]);
  });

  test("of days that follow each other is one", () => {
    // Rosh Hashana on Thursday and Friday, then Shabbat.
    const three = [["roshHashana", "shabbat"], "2028-09-20T15:00:00+03:00", "2028-09-23T20:30:00+03:00"];
    for (const at of ["2028-09-19T00:00:00+03:00", "2028-09-23T20:00:00+03:00"]) expect(rest(at)).toEqual(three);
    // On Saturday and Sunday.
    expect(rest("2026-09-13T12:00:00+03:00")).toEqual([["roshHashana"], "2026-09-11T15:00:00+03:00", "2026-09-13T20:30:00+03:00"]);
    // Shabbat, and the Shavuot of a Sunday.
    expect(rest("2029-05-19T12:00:00+03:00")).toEqual([["shabbat", "shavuot"], "2029-05-18T15:00:00+03:00", "2029-05-20T20:30:00+03:00"]);
  });

  test("of the next holiday is found over the longest stretch without one", () => {
    expect(rest("2026-11-25T12:00:00+02:00", "holiday")).toEqual([["pesach"], "2027-04-21T15:00:00+03:00", "2027-04-22T20:30:00+03:00"]);
    expect(rest("2026-10-03T21:00:00+03:00", "holiday")[0]).toEqual(["pesach"]);
  });

  test("is as long as ever in the weeks when the clocks change", () => {
    const hours = (at: string) => {
      const { fromMs, untilMs } = nextRest(times, Date.parse(at));
      return (untilMs - fromMs) / 3_600_000;
    };
    // Both changes lie outside Shabbat: Friday at 02:00 and Sunday at 02:00.
    expect([hours("2026-03-26T12:00:00+02:00"), hours("2026-10-23T12:00:00+03:00")]).toEqual([29.5, 29.5]);
  });
});

test("a time that comes twice opens at the second and closes at the first; one that is skipped is the skip", () => {
  const moment = (day: string, time: string, edge: "opens" | "closes") => toIsraelIso(timeOfDay(day, time, edge));
  expect(moment("2026-10-25", "01:30", "opens")).toBe("2026-10-25T01:30:00+02:00");
  expect(moment("2026-10-25", "01:30", "closes")).toBe("2026-10-25T01:30:00+03:00");
  expect(moment("2026-03-27", "02:30", "opens")).toBe("2026-03-27T03:00:00+03:00");
  expect(moment("2026-03-27", "02:30", "closes")).toBe("2026-03-27T03:00:00+03:00");
  expect(() => timeOfDay("2026-02-30", "10:00", "opens")).toThrow(RangeError);
});

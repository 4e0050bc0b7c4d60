import { addDays, israelDay, israelMoments } from "@/lib/time";

/**
 * The days on which Israel rests: Shabbat and the holidays that section 18A of the Law and Administration Ordinance, 1948, names as
 * days of rest, one day each as it is kept in Israel, Rosh Hashana two. Half-holidays, days of mourning and Independence Day are
 * working days there, and here (decision 15).
 */
export const REST_DAYS = [
  "shabbat",
  "roshHashana",
  "yomKippur",
  "sukkot",
  "shminiAtzeret",
  "pesach",
  "seventhOfPesach",
  "shavuot",
] as const;
export type RestDay = (typeof REST_DAYS)[number];

/**
 * Month and day in the Hebrew calendar. Months go by name: their numbers shift in leap years, and the one month that a leap year
 * doubles, Adar, has no day of rest.
 */
const HOLIDAYS: Readonly<Record<string, RestDay>> = {
  "1 Tishri": "roshHashana",
  "2 Tishri": "roshHashana",
  "10 Tishri": "yomKippur",
  "15 Tishri": "sukkot",
  "22 Tishri": "shminiAtzeret",
  "15 Nisan": "pesach",
  "21 Nisan": "seventhOfPesach",
  "6 Sivan": "shavuot",
};

/** The Hebrew calendar comes with the browser and with Node (ICU): exact arithmetic, no table that runs out, no dependency. */
const hebrewCalendar = new Intl.DateTimeFormat("en-u-ca-hebrew", { day: "numeric", month: "long", timeZone: "UTC" });

const SATURDAY = 6;

/** The day of rest that a date (`yyyy-mm-dd`) of Israel is, null on a working day. A holiday on Saturday goes by the holiday's name. */
export function restDayOf(day: string): RestDay | null {
  const date = new Date(`${day}T12:00:00Z`);
  const parts = new Map(hebrewCalendar.formatToParts(date).map(({ type, value }) => [type, value]));
  const holiday = HOLIDAYS[`${parts.get("day")} ${parts.get("month")}`];
  return holiday ?? (date.getUTCDay() === SATURDAY ? "shabbat" : null);
}

/** Days of rest that follow each other without a working day between, and from when until when nobody is called for them. */
export interface Rest {
  /** Each name once, in order. */
  names: RestDay[];
  fromMs: number;
  untilMs: number;
}

export interface RestTimes {
  eveCutOff: string;
  reopensAt: string;
}

/** Rosh Hashana on Thursday and Friday, then Shabbat: no rest has more days. */
const LONGEST_DAYS = 3;
/** From Simchat Torah to Pesach, with the second Adar of a leap year: 201 days. */
const HORIZON_DAYS = 210;

/** The rest that a moment lies in, or the next one. @param kind `holiday` passes by those of nothing but Shabbat */
export function nextRest(times: RestTimes, atMs: number, kind: "any" | "holiday" = "any"): Rest {
  const today = israelDay(atMs);
  for (let ahead = -LONGEST_DAYS; ahead <= HORIZON_DAYS; ahead++) {
    const first = addDays(today, ahead);
    if (restDayOf(first) === null || restDayOf(addDays(first, -1)) !== null) continue;
    const rest = restFrom(times, first);
    if (rest.untilMs > atMs && (kind === "any" || rest.names.some((name) => name !== "shabbat"))) return rest;
  }
  throw new Error("the calendar has no day of rest");
}

function restFrom({ eveCutOff, reopensAt }: RestTimes, first: string): Rest {
  const names = new Set<RestDay>();
  let last = first;
  for (let day = first, name = restDayOf(day); name !== null; day = addDays(day, 1), name = restDayOf(day)) {
    names.add(name);
    last = day;
  }
  return { names: [...names], fromMs: timeOfDay(addDays(first, -1), eveCutOff, "closes"), untilMs: timeOfDay(last, reopensAt, "opens") };
}

/**
 * The moment of a time (`HH:MM`) on a date of Israel. In the night when the clocks go back an hour comes twice: calls open at its
 * second time and close at its first, so that in doubt nobody is called. A time in the hour that spring skips is the moment of the
 * skip, at which clocks show the next full hour.
 */
export function timeOfDay(day: string, time: string, edge: "opens" | "closes"): number {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const clock = { year, month, day: date, hour, minute, second: 0 };
  const moments = israelMoments(clock);
  const found = edge === "opens" ? moments.at(-1) : moments[0];
  const moment = found ?? israelMoments({ ...clock, hour: hour + 1, minute: 0 })[0];
  if (moment === undefined) throw new RangeError(`no such time: ${day} ${time}`);
  return Date.parse(moment);
}

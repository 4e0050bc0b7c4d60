import { CalendarDateTime, fromAbsolute, toZoned, type ZonedDateTime } from "@internationalized/date";

/**
 * Israel's clock: the one parser and the one formatter of local times. IP-Sales writes local times without an offset,
 * whatever the zone of this server or of the browser. Everything else in the project is ISO 8601 with its offset.
 */

export const ISRAEL = "Asia/Jerusalem";

/** A reading of Israel's wall clock, without saying which offset was in force. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const pad = (value: number, width = 2) => String(value).padStart(width, "0");

function iso(zoned: ZonedDateTime): string {
  const minutes = zoned.offset / 60_000;
  const sign = minutes < 0 ? "-" : "+";
  const date = `${pad(zoned.year, 4)}-${pad(zoned.month)}-${pad(zoned.day)}`;
  const time = `${pad(zoned.hour)}:${pad(zoned.minute)}:${pad(zoned.second)}`;
  return `${date}T${time}${sign}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
}

/** True when the calendar has such a day and the clock such a time; the gap of spring counts as real here. */
function exists({ year, month, day, hour, minute, second }: WallClock): boolean {
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  );
}

/**
 * The moments (ISO 8601 with offset) at which Israel's clocks show this time: one as a rule, none in the hour that spring skips,
 * two in the hour that autumn repeats. A day that the calendar lacks gives none.
 */
export function israelMoments(clock: WallClock): string[] {
  if (!exists(clock)) return [];
  const local = new CalendarDateTime(clock.year, clock.month, clock.day, clock.hour, clock.minute, clock.second);
  const [earlier, later] = [toZoned(local, ISRAEL, "earlier"), toZoned(local, ISRAEL, "later")];
  if (earlier.hour !== clock.hour || earlier.minute !== clock.minute) return [];
  return earlier.toAbsoluteString() === later.toAbsoluteString() ? [iso(earlier)] : [iso(earlier), iso(later)];
}

/**
 * One moment for a local time whose offset nobody wrote: the first of two, and in the skipped hour the moment an hour later,
 * as a clock that was not changed would say. null for a day or a time that does not exist in any calendar.
 */
export function israelMoment(clock: WallClock): string | null {
  if (!exists(clock)) return null;
  const local = new CalendarDateTime(clock.year, clock.month, clock.day, clock.hour, clock.minute, clock.second);
  return iso(toZoned(local, ISRAEL, "compatible"));
}

/** What Israel's clocks show at a moment (ISO 8601 with offset, or milliseconds since 1970). */
export function israelClock(moment: string | number): WallClock {
  const { year, month, day, hour, minute, second } = zoned(moment);
  return { year, month, day, hour, minute, second };
}

function zoned(moment: string | number): ZonedDateTime {
  const ms = typeof moment === "number" ? moment : Date.parse(moment);
  if (!Number.isFinite(ms)) throw new RangeError("not a moment");
  return fromAbsolute(ms, ISRAEL);
}

/** A moment as ISO 8601 with Israel's offset, whole seconds. */
export function toIsraelIso(moment: string | number): string {
  return iso(zoned(moment));
}

/** Israel's date at a moment, `yyyy-mm-dd`. */
export function israelDay(moment: string | number): string {
  const { year, month, day } = zoned(moment);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** A date (`yyyy-mm-dd`) so many days later; earlier for a negative count. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export type Locale = "he" | "en";

const LOCALES = { he: "he-IL", en: "en-GB" } as const;
const STYLES = {
  /** 22 Nov 2026, 14:05 */
  moment: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  /** 22 Nov, 14:05 */
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  /** Sunday 22 November at 14:05 */
  weekday: { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  /** Sunday */
  weekdayOnly: { weekday: "long" },
  /** 22 November 2026 */
  day: { day: "numeric", month: "long", year: "numeric" },
  /** 14:05 */
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  /** 14:05:09 */
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A moment in words, always Israel's time whatever the browser's zone. */
export function formatTime(moment: string | number, locale: Locale, style: keyof typeof STYLES = "moment"): string {
  const key = `${locale} ${style}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(LOCALES[locale], { ...STYLES[style], timeZone: ISRAEL });
  formatters.set(key, formatter);
  return formatter.format(typeof moment === "number" ? moment : Date.parse(moment));
}

/** Seconds as `h:mm:ss`, or `m:ss` under an hour. Hours may exceed 24. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

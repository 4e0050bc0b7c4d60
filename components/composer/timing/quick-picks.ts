import { windowAround } from "@/lib/launch-rules/calling-window";
import { restDayOf } from "@/lib/launch-rules/rest-days";
import type { CallingWindow } from "@/lib/launch-rules/schema";
import { scheduleProblem } from "@/lib/launches/schema";
import { addDays, israelDay, israelMoments } from "@/lib/time";

/** A start that is chosen by one press. */
export interface QuickPick {
  day: "today" | "tomorrow" | "later";
  /** ISO 8601 with Israel's offset. */
  startAt: string;
}

const MORNING = 10;
const EVENING = 18;
/** On the eve of a day of rest nobody plans calls for later than noon. */
const EVE_ENDS = 12;
/** The week begins on Sunday; where that is a holiday, on the next working day. */
const WEEK_DAYS = 8;

/**
 * Starts that people ask for most, in order: each may be asked for now, lies inside the calling window, and not on a day of rest.
 * @param nowMs epoch milliseconds
 */
export function quickPicks(nowMs: number, window: CallingWindow | null): QuickPick[] {
  const today = israelDay(nowMs);
  const tomorrow = addDays(today, 1);
  const candidates: [QuickPick["day"], string, number][] = [
    ["today", today, EVENING],
    ["tomorrow", tomorrow, MORNING],
    ["tomorrow", tomorrow, EVENING],
  ];
  const week = nextWeekStart(tomorrow);
  if (week) candidates.push(["later", week, MORNING]);
  return candidates.flatMap(([day, date, hour]) => {
    const startAt = isWorkTime(date, hour) ? momentAt(date, hour) : null;
    return startAt && mayStart(startAt, nowMs, window) ? [{ day, startAt }] : [];
  });
}

/** The first working day of the week after a date. */
function nextWeekStart(after: string): string | null {
  const ahead = Array.from({ length: WEEK_DAYS }, (_, index) => addDays(after, index + 1));
  const sunday = ahead.findIndex((day) => new Date(`${day}T12:00:00Z`).getUTCDay() === 0);
  return ahead.slice(sunday).find((day) => restDayOf(day) === null) ?? null;
}

function isWorkTime(date: string, hour: number): boolean {
  return restDayOf(date) === null && (hour < EVE_ENDS || restDayOf(addDays(date, 1)) === null);
}

/** Null where the clocks skip that hour or show it twice. */
function momentAt(date: string, hour: number): string | null {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const moments = israelMoments({ year, month, day, hour, minute: 0, second: 0 });
  return moments.length === 1 ? (moments[0] ?? null) : null;
}

function mayStart(startAt: string, nowMs: number, window: CallingWindow | null): boolean {
  if (scheduleProblem({ startAt, quietHours: true, startOnHold: false }, nowMs) !== null) return false;
  return window === null || windowAround(window, Date.parse(startAt)).open;
}

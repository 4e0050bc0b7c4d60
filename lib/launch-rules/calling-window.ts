import { addDays, israelClock, israelDay } from "@/lib/time";
import { restDayOf, timeOfDay } from "./rest-days";
import { type CallingWindow, END_OF_DAY, endOfHours, WEEKDAYS, type Weekday } from "./schema";

/** How far a change is searched for, forwards and backwards. */
const HORIZON_DAYS = 30;

export interface WindowState {
  open: boolean;
  /** Since when it is as it is, in epoch milliseconds; null: for longer than thirty days. */
  sinceMs: number | null;
  /** Until when: the next closing of an open window, the next opening of a closed one; null: not within thirty days. */
  untilMs: number | null;
  /** Why nobody may be called at this very moment; null while open. One closed stretch may have several reasons one after another. */
  why: "day" | "hours" | "rest" | null;
}

/** The stretch of time around a moment (epoch milliseconds) in which the window stays open, or stays closed. */
export function windowAround(window: CallingWindow, atMs: number): WindowState {
  const today = openOn(window, israelDay(atMs));
  const open = today !== null && today.startMs <= atMs && atMs < today.endMs;
  return {
    open,
    sinceMs: changeFrom(window, atMs, open, -1),
    untilMs: changeFrom(window, atMs, open, 1),
    why: open ? null : whyClosed(window, atMs),
  };
}

/** The nearest change before or after a moment: where the open days that touch each other end, or where the next open day begins. */
function changeFrom(window: CallingWindow, atMs: number, open: boolean, direction: 1 | -1): number | null {
  const [near, far] = direction === 1 ? (["startMs", "endMs"] as const) : (["endMs", "startMs"] as const);
  const today = israelDay(atMs);
  let openTo: number | null = null;
  for (let days = 0; days <= HORIZON_DAYS; days++) {
    const stretch = openOn(window, addDays(today, days * direction));
    if (open) {
      if (openTo !== null && stretch?.[near] !== openTo) return openTo;
      openTo = stretch?.[far] ?? null;
    } else if (stretch && (stretch[near] - atMs) * direction >= 0) return stretch[near];
  }
  return null;
}

/** When people may be called on a date of Israel: one stretch of moments, its end not included, or none. */
function openOn(window: CallingWindow, day: string): { startMs: number; endMs: number } | null {
  const hours = hoursOn(window, day);
  if (!hours) return null;
  const startMs = timeOfDay(day, hours.from, "opens");
  const endMs = hours.until === END_OF_DAY ? timeOfDay(addDays(day, 1), "00:00", "closes") : timeOfDay(day, hours.until, "closes");
  return startMs < endMs ? { startMs, endMs } : null;
}

/**
 * A date's hours: those of its weekday, less what rest takes of them; `until` may be `24:00`. Both must allow: on a Saturday with hours
 * from 10:00 to 22:00 people are called from `reopensAt` to 22:00; without hours of its own, or with hours that end before, a
 * Saturday evening stays closed, and so does the evening after a holiday in the middle of the week.
 */
function hoursOn({ days, rest }: CallingWindow, day: string): { from: string; until: string } | null {
  const hours = days[weekdayOf(day)];
  if (!hours) return null;
  let [from, until] = [hours.from, endOfHours(hours)];
  const [rests, restsNext] = [restDayOf(day) !== null, restDayOf(addDays(day, 1)) !== null];
  if (rest && rests && restsNext) return null;
  if (rest && rests && rest.reopensAt > from) from = rest.reopensAt;
  if (rest && restsNext && rest.eveCutOff < until) until = rest.eveCutOff;
  return from < until ? { from, until } : null;
}

function whyClosed({ days, rest }: CallingWindow, atMs: number): "day" | "hours" | "rest" {
  const day = israelDay(atMs);
  const { hour, minute } = israelClock(atMs);
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  const [rests, restsNext] = [restDayOf(day) !== null, restDayOf(addDays(day, 1)) !== null];
  if (rest && (rests ? restsNext || time < rest.reopensAt : restsNext && time >= rest.eveCutOff)) return "rest";
  return days[weekdayOf(day)] ? "hours" : "day";
}

function weekdayOf(day: string): Weekday {
  const weekday = WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()];
  if (!weekday) throw new RangeError(`not a date: ${day}`);
  return weekday;
}

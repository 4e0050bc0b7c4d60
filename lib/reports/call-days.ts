import { israelClock } from "@/lib/time";
import type { ReportSummary } from "./schema";

const DAY_MINUTES = 24 * 60;

export interface CallTime {
  /** Minutes of Israel's clock since the midnight before the campaign began: 1440 and more is the next day. */
  minute: number;
  count: number;
  answered: number;
}

/** Reasons that leave the calls without their days. */
export type Undated = "start-unknown" | "end-unknown" | "longer-than-a-day";

export type CallDays = { day: string; calls: CallTime[] } | { undated: Undated };

/**
 * The days of a campaign's last calls, which IP-Sales tells as times of day. A campaign of less than a day has one day for each time: a time
 * before the start's is the next day's. One that would lie after the end is the first day's all the same: two clocks that differ a little.
 * @param until when the last call can have been: the campaign's end, or now while it runs; null when nobody knows
 */
export function callDaysOf(byMinute: ReportSummary["byMinute"], startedAt: string | null, until: string | null): CallDays {
  if (startedAt === null) return { undated: "start-unknown" };
  if (until === null) return { undated: "end-unknown" };
  const start = israelClock(startedAt);
  const first = start.hour * 60 + start.minute;
  const last = first + wallMinutes(until) - wallMinutes(startedAt);
  if (isLongerThanADay(startedAt, until)) return { undated: "longer-than-a-day" };
  const dayOf = (time: number) => (time < first && time + DAY_MINUTES <= last + 1 ? time + DAY_MINUTES : time);
  const calls = byMinute.map(({ key, count, answered }) => ({ minute: dayOf(minuteOf(key)), count, answered }));
  const day = [start.year, start.month, start.day].map((part) => String(part).padStart(2, "0")).join("-");
  return { day, calls: calls.sort((a, b) => a.minute - b.minute) };
}

/** Whether the clock showed the same time twice: times of day alone can't be given their days. */
export function isLongerThanADay(startedAt: string | null, until: string | null): boolean {
  return startedAt !== null && until !== null && wallMinutes(until) - wallMinutes(startedAt) >= DAY_MINUTES;
}

/** Minutes of the wall clock: an hour that the clocks skip or repeat moves no call to another hour of the day. */
function wallMinutes(moment: string): number {
  const { year, month, day, hour, minute } = israelClock(moment);
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000;
}

function minuteOf(key: string): number {
  const [hours = 0, minutes = 0] = key.split(":").map(Number);
  return hours * 60 + minutes;
}

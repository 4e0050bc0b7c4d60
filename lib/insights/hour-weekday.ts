import { areEnoughDated } from "@/lib/reports/attempt-dates";
import { callDaysOf } from "@/lib/reports/call-days";
import type { ReportSummary } from "@/lib/reports/schema";
import type { AttemptHours } from "./attempt-hours";
import type { HourWeekday } from "./schema";

/**
 * A cell with fewer calls is grey. At 50 calls the true rate lies up to 14 points beside the measured one (Wilson, 95 %); below that the
 * figures of neighbouring hours can't be told apart.
 */
export const MIN_CALLS = 50;

export interface TimedCampaign {
  startedAt: string | null;
  endedAt: string | null;
  byMinute: ReportSummary["byMinute"];
  /** How many attempts the report counts; null where it doesn't tell. */
  attemptsMade: number | null;
  /** Those that readings dated while it ran; of a campaign that took a day or more. */
  attempts?: AttemptHours | undefined;
}

/**
 * Adds campaigns up by hour and day of the week, one after the other, so that their reports need not be in memory together. Each
 * recipient counts once, at the last call. Of a campaign of a day or more the attempts count, those that readings dated, if they are nearly
 * all: over days the last calls alone would show only answers on the first and hardly any on the last.
 */
export class HoursOfWeek {
  readonly #cells = new Map<number, { calls: number; answered: number }>();
  #campaigns = 0;
  #longerThanADay = 0;
  #timesUnknown = 0;
  #byAttempts = { campaigns: 0, attempts: 0, notDated: 0 };

  add({ startedAt, endedAt, byMinute, attemptsMade, attempts }: TimedCampaign): void {
    if (byMinute.length === 0) return;
    const days = callDaysOf(byMinute, startedAt, endedAt);
    if ("undated" in days) {
      if (days.undated === "longer-than-a-day") this.#addAttempts(attemptsMade, attempts);
      else this.#timesUnknown++;
      return;
    }
    this.#campaigns++;
    const firstWeekday = new Date(`${days.day}T00:00:00Z`).getUTCDay();
    for (const { minute, count, answered } of days.calls) {
      const hours = Math.floor(minute / 60);
      const weekday = (firstWeekday + Math.floor(hours / 24)) % 7;
      this.#count(weekday * 24 + (hours % 24), count, answered);
    }
  }

  #addAttempts(made: number | null, attempts: AttemptHours | undefined): void {
    if (made === null || !attempts || !areEnoughDated(attempts.dated, made)) {
      this.#longerThanADay++;
      return;
    }
    this.#campaigns++;
    this.#byAttempts.campaigns++;
    this.#byAttempts.attempts += attempts.dated;
    this.#byAttempts.notDated += Math.max(0, made - attempts.dated);
    for (const [place, { calls, answered }] of attempts.cells) this.#count(place, calls, answered);
  }

  #count(place: number, calls: number, answered: number): void {
    const cell = this.#cells.get(place) ?? { calls: 0, answered: 0 };
    cell.calls += calls;
    cell.answered += answered;
    this.#cells.set(place, cell);
  }

  result(): HourWeekday {
    const cells = [...this.#cells]
      .sort(([a], [b]) => a - b)
      .map(([place, cell]) => ({ weekday: Math.floor(place / 24), hour: place % 24, ...cell }));
    return {
      cells,
      minCalls: MIN_CALLS,
      campaigns: this.#campaigns,
      byAttempts: { ...this.#byAttempts },
      longerThanADay: this.#longerThanADay,
      timesUnknown: this.#timesUnknown,
    };
  }
}

import type { AttemptsAt } from "@/lib/reports/dated-attempts";
import { israelClock } from "@/lib/time";

interface Count {
  calls: number;
  answered: number;
}

const HOUR_MS = 60 * 60_000;

/** Dated attempts of one campaign, by the hour of Israel's clock and the day of the week. */
export class AttemptHours {
  /** By weekday × 24 + hour; Sunday is 0. */
  readonly cells = new Map<number, Count>();
  dated = 0;
  /** Calendars are slow, and thousands of attempts share an hour: Israel is ahead of Greenwich by whole hours. */
  readonly #places = new Map<number, number>();

  add({ atMs, count, isAnswered }: AttemptsAt): void {
    const place = this.#placeOf(Math.floor(atMs / HOUR_MS));
    const cell = this.cells.get(place) ?? { calls: 0, answered: 0 };
    this.cells.set(place, { calls: cell.calls + count, answered: cell.answered + (isAnswered ? count : 0) });
    this.dated += count;
  }

  #placeOf(hours: number): number {
    const known = this.#places.get(hours);
    if (known !== undefined) return known;
    const { year, month, day, hour } = israelClock(hours * HOUR_MS);
    const place = new Date(Date.UTC(year, month - 1, day)).getUTCDay() * 24 + hour;
    this.#places.set(hours, place);
    return place;
  }
}

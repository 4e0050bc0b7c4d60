import { areEnoughDated } from "@/lib/reports/attempt-dates";
import type { AttemptsAt } from "@/lib/reports/dated-attempts";
import { cumulated } from "./cumulated";
import type { AnswerCurve } from "./schema";

const MINUTE_MS = 60_000;

/** The answers of a campaign by minute, and when its first and last attempts were, as far as readings dated them. */
export class DatedAnswers {
  /** By minutes since 1970. */
  readonly byMinute = new Map<number, number>();
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  total = 0;

  add({ atMs, count, isAnswered }: AttemptsAt): void {
    const minute = Math.floor(atMs / MINUTE_MS);
    this.first = Math.min(this.first, minute);
    this.last = Math.max(this.last, minute);
    if (!isAnswered) return;
    this.byMinute.set(minute, (this.byMinute.get(minute) ?? 0) + count);
    this.total += count;
  }
}

/**
 * How many had answered by each minute since the first dated attempt of a campaign that took a day or more; no points where too many
 * answers have no date. An answer is a recipient's last call, so each counts once.
 * @param answered how many the report counts
 */
export function attemptCurveOf({ byMinute, first, last, total }: DatedAnswers, answered: number): AnswerCurve {
  const untimed = Math.max(0, answered - total);
  if (!Number.isFinite(first) || !areEnoughDated(total, answered)) return { dating: "longer-than-a-day", points: [], untimed };
  const minutes = new Map([...byMinute, [last, byMinute.get(last) ?? 0] as const]);
  const calls = [...minutes].map(([minute, some]) => ({ minute: minute - first, answered: some })).sort((a, b) => a.minute - b.minute);
  return { dating: "attempts", points: cumulated(calls), untimed };
}

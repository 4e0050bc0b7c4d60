import { callDaysOf } from "@/lib/reports/call-days";
import type { ReportSummary } from "@/lib/reports/schema";
import { timelineOf } from "@/lib/reports/series";
import { cumulated } from "./cumulated";
import type { AnswerCurve } from "./schema";

const DAY_MINUTES = 24 * 60;

/**
 * How many had answered by each minute since the campaign's first call.
 * @param until the campaign's end, or when its report was read while it runs; null when nobody knows
 */
export function answerCurveOf(
  { byMinute, answered }: Pick<ReportSummary, "byMinute" | "answered">,
  startedAt: string | null,
  until: string | null,
): AnswerCurve {
  const days = callDaysOf(byMinute, startedAt, until);
  const timedAnswers = byMinute.reduce((sum, entry) => sum + entry.answered, 0);
  const untimed = answered - timedAnswers;
  if ("undated" in days) {
    if (days.undated === "longer-than-a-day") return { dating: "longer-than-a-day", points: [], untimed };
    const calls = timelineOf(byMinute, DAY_MINUTES).buckets.map((bucket, minute) => ({ minute, answered: bucket.answered }));
    return { dating: "assumed", points: cumulated(calls), untimed };
  }
  const first = days.calls[0]?.minute ?? 0;
  return { dating: "dated", points: cumulated(days.calls.map((call) => ({ ...call, minute: call.minute - first }))), untimed };
}

/** Answers by the end of a minute; null after the last call, where the line ends. */
export function answeredBy(points: AnswerCurve["points"], minute: number): number | null {
  const last = points.at(-1);
  if (!last || minute > last.minute) return null;
  return points.findLast((point) => point.minute <= minute)?.answered ?? 0;
}

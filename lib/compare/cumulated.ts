import type { AnswerCurve } from "./schema";

interface Timed {
  /** Minutes from the first call on. */
  minute: number;
  answered: number;
}

/**
 * Answers by each minute. A minute's answers are there when it is over. Minutes without an answer are left out, but for the first and the
 * last.
 */
export function cumulated(calls: readonly Timed[]): AnswerCurve["points"] {
  if (calls.length === 0) return [];
  const points = [{ minute: 0, answered: 0 }];
  let answered = 0;
  calls.forEach((call, index) => {
    answered += call.answered;
    if (call.answered > 0 || index === calls.length - 1) points.push({ minute: call.minute + 1, answered });
  });
  return points;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerCurveOf, answeredBy } from "./answer-curve";

const at = (key: string, answered: number, count = answered + 1) => ({ key, count, answered, network: 0 });
const summary = (byMinute: ReturnType<typeof at>[], untimed = 0) => ({
  byMinute,
  answered: byMinute.reduce((sum, entry) => sum + entry.answered, untimed),
});

describe("answers since the first call", () => {
  test("begin at the first call, not at the start, and pass midnight", () => {
    const calls = summary([at("00:02", 5), at("23:50", 2), at("23:55", 0), at("23:58", 1)], 3);
    expect(answerCurveOf(calls, "2026-11-22T23:40:00+02:00", "2026-11-23T00:10:00+02:00")).toEqual({
      dating: "dated",
      points: [
        { minute: 0, answered: 0 },
        { minute: 1, answered: 2 },
        { minute: 9, answered: 3 },
        { minute: 13, answered: 8 },
      ],
      untimed: 3,
    });
  });

  test("the last call ends the line, answered or not", () => {
    const { points } = answerCurveOf(summary([at("10:00", 1), at("10:30", 0)]), "2026-11-22T10:00:00+02:00", "2026-11-22T11:00:00+02:00");
    expect(points.at(-1)).toEqual({ minute: 31, answered: 1 });
  });

  test("without dates the line begins after the longest pause, and says that this is assumed", () => {
    const calls = summary([at("00:01", 1), at("23:59", 1)]);
    const points = [
      { minute: 0, answered: 0 },
      { minute: 1, answered: 1 },
      { minute: 3, answered: 2 },
    ];
    expect(answerCurveOf(calls, null, null)).toEqual({ dating: "assumed", points, untimed: 0 });
    expect(answerCurveOf(calls, "2026-11-22T23:40:00+02:00", null)).toEqual({ dating: "assumed", points, untimed: 0 });
  });

  test("more than a day gives no line", () => {
    const curve = answerCurveOf(summary([at("10:00", 4)]), "2026-11-22T10:00:00+02:00", "2026-11-24T09:00:00+02:00");
    expect(curve).toEqual({ dating: "longer-than-a-day", points: [], untimed: 0 });
    expect(answerCurveOf(summary([]), "2026-11-22T10:00:00+02:00", "2026-11-22T10:00:00+02:00").points).toEqual([]);
  });

  test("every line grows, and ends with all answers that have a time", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const entries = fc.uniqueArray(fc.tuple(minute, fc.nat(50)), { selector: ([value]) => value, maxLength: 40 });
    fc.assert(
      fc.property(entries, fc.boolean(), (list, known) => {
        const byMinute = list
          .sort(([a], [b]) => a - b)
          .map(([value, answered]) =>
            at(`${String(Math.floor(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}`, answered),
          );
        const calls = summary(byMinute);
        const { points } = answerCurveOf(calls, known ? "2026-11-22T12:00:00+02:00" : null, "2026-11-23T11:59:00+02:00");
        expect(points.at(-1)?.answered ?? 0).toBe(calls.answered);
        points.slice(1).forEach((point, index) => {
          expect(point.minute).toBeGreaterThan(points[index]?.minute ?? -1);
          expect(point.answered).toBeGreaterThanOrEqual(points[index]?.answered ?? 0);
        });
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test("between two points nothing is added, and after the last there is nothing", () => {
    const points = [
      { minute: 0, answered: 0 },
      { minute: 4, answered: 6 },
    ];
    expect([0, 3, 4, 5].map((minute) => answeredBy(points, minute))).toEqual([0, 0, 6, null]);
    expect(answeredBy([], 0)).toBeNull();
  });
});

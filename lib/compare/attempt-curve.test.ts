import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attemptCurveOf, DatedAnswers } from "./attempt-curve";

const MINUTE_MS = 60_000;
const at = (moment: string, count: number, isAnswered = true) => ({ atMs: Date.parse(`2026-11-${moment}+02:00`), count, isAnswered });
const answersOf = (...attempts: ReturnType<typeof at>[]) => {
  const answers = new DatedAnswers();
  for (const attempt of attempts) answers.add(attempt);
  return answers;
};

describe("answers of a campaign of several days", () => {
  const attempts = [
    at("24T09:30:00", 5),
    at("22T10:00:40", 3, false),
    at("22T10:01:00", 2),
    at("24T10:00:00", 1, false),
    at("24T09:30:10", 4),
  ];

  test("are added up from the first attempt to the last, over the days between", () => {
    expect(attemptCurveOf(answersOf(...attempts), 11)).toEqual({
      dating: "attempts",
      points: [
        { minute: 0, answered: 0 },
        { minute: 2, answered: 2 },
        { minute: 2 * 1_440 - 30 + 1, answered: 11 },
        { minute: 2 * 1_440 + 1, answered: 11 },
      ],
      untimed: 0,
    });
  });

  test("without a date are counted; too many of them give no line", () => {
    expect(attemptCurveOf(answersOf(...attempts), 12)).toMatchObject({ dating: "attempts", untimed: 1 });
    expect(attemptCurveOf(answersOf(...attempts), 13)).toEqual({ dating: "longer-than-a-day", points: [], untimed: 2 });
    expect(attemptCurveOf(answersOf(), 0)).toEqual({ dating: "longer-than-a-day", points: [], untimed: 0 });
  });

  test("of which there are none are a line at zero", () => {
    expect(attemptCurveOf(answersOf(at("22T10:00:00", 1, false), at("23T10:00:00", 1, false)), 0).points).toEqual([
      { minute: 0, answered: 0 },
      { minute: 1_441, answered: 0 },
    ]);
  });

  test("are measured in time that passes, in a night in which the clocks change too", () => {
    const night = [
      { atMs: Date.parse("2026-10-25T01:30:00+03:00"), count: 1, isAnswered: true },
      { atMs: Date.parse("2026-10-25T01:30:00+02:00"), count: 1, isAnswered: true },
    ];
    expect(attemptCurveOf(answersOf(...night), 2).points.map(({ minute }) => minute)).toEqual([0, 1, 61]);
  });

  test("every line grows and ends with all answers that have a date, in whatever order they came", () => {
    const start = Date.parse("2026-03-25T10:00:00+02:00");
    const attempt = fc.record({
      atMs: fc.integer({ min: 0, max: 6 * 1_440 }).map((minute) => start + minute * MINUTE_MS),
      count: fc.integer({ min: 1, max: 9 }),
      isAnswered: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 1, maxLength: 60 }), (list) => {
        const answered = list.reduce((sum, { count, isAnswered }) => sum + (isAnswered ? count : 0), 0);
        const { points, untimed } = attemptCurveOf(answersOf(...list), answered);
        const times = list.map(({ atMs }) => atMs);
        expect(points.at(-1)).toEqual({ minute: (Math.max(...times) - Math.min(...times)) / MINUTE_MS + 1, answered });
        expect(untimed).toBe(0);
        points.slice(1).forEach((point, index) => {
          expect(point.minute).toBeGreaterThan(points[index]?.minute ?? -1);
          expect(point.answered).toBeGreaterThanOrEqual(points[index]?.answered ?? 0);
        });
      }),
      { seed: 12, numRuns: 300 },
    );
  });
});

import { expect, test } from "vitest";
import type { ReadyCampaign } from "@/lib/compare/schema";
import { pointsOf, stepOf } from "./curve-points";

const campaign = (campaignId: number, dialed: number, points: [minute: number, answered: number][]) =>
  ({
    campaignId,
    dialed,
    curve: { dating: "dated", points: points.map(([minute, answered]) => ({ minute, answered })), untimed: 0 },
  }) as ReadyCampaign;

test("all lines stand at the same minutes, and each has its own end", () => {
  const short = campaign(1, 10, [
    [0, 0],
    [1, 2],
    [7, 5],
  ]);
  const long = campaign(2, 100, [
    [0, 0],
    [130, 40],
  ]);
  expect(stepOf([short, long])).toBe(5);
  const points = pointsOf([short, long]);
  expect(points.length).toBe(28);
  expect(points.find(({ x }) => x === 5)?.values).toEqual({ 1: 0.2, 2: 0 });
  expect(points.find(({ x }) => x === 7)?.values).toEqual({ 1: 0.5, 2: 0 });
  expect(points.find(({ x }) => x === 10)?.values).toEqual({ 1: null, 2: 0 });
  expect(points.at(-1)).toEqual({ x: 130, values: { 1: null, 2: 0.4 } });
});

test("a night and a day still have few points, and so have weeks; nothing has one at most", () => {
  for (const minutes of [1_440, 3 * 1_440 + 17, 10 * 1_440, 30 * 1_440]) {
    const points = pointsOf([
      campaign(1, 10, [
        [0, 0],
        [minutes, 5],
      ]),
    ]);
    expect(points.length).toBeLessThanOrEqual(62);
    expect(points.at(-1)).toEqual({ x: minutes, values: { 1: 0.5 } });
  }
  expect(pointsOf([])).toEqual([{ x: 0, values: {} }]);
});

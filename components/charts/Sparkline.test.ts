import { expect, test } from "vitest";
import { sparkOf } from "./Sparkline";

test("a line breaks where nobody measured, and a lone minute stays a stretch of its own", () => {
  const spark = sparkOf([null, 10, 20, null, 5, null, 0, 20]);
  expect(spark?.runs.map((run) => run.length)).toEqual([2, 1, 2]);
  expect(spark?.last).toEqual(spark?.runs.at(-1)?.at(-1));
});

test("the most stands at the top, nothing at the bottom, and time runs evenly to the end", () => {
  const [run] = sparkOf([0, 60, 120])?.runs ?? [];
  expect(run).toEqual([
    { x: 3, y: 31 },
    { x: 50, y: 17 },
    { x: 97, y: 3 },
  ]);
});

test("no end is marked where the latest minute is unknown, and one minute is no course", () => {
  expect(sparkOf([4, 5, null])?.last).toBeNull();
  expect(sparkOf([null, 5, null])).toBeNull();
  expect(sparkOf([])).toBeNull();
  expect(sparkOf([0, 0])?.runs[0]?.map(({ y }) => y)).toEqual([31, 31]);
});

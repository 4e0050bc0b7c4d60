import { expect, test } from "vitest";
import { hourRows, rateSpan } from "./hour-rows";

const cell = (weekday: number, hour: number, calls: number, answered: number) => ({ weekday, hour, calls, answered });

test("rows run from the first hour with calls to the last, Sunday first, holes kept", () => {
  const cells = [cell(0, 10, 5, 1), cell(6, 12, 7, 2)];
  expect(hourRows(cells)).toEqual([
    { hour: 10, cells: [cells[0], null, null, null, null, null, null] },
    { hour: 11, cells: [null, null, null, null, null, null, null] },
    { hour: 12, cells: [null, null, null, null, null, null, cells[1]] },
  ]);
  expect(hourRows([])).toEqual([]);
});

test("the scale looks only at cells with enough calls", () => {
  const cells = [cell(0, 10, 49, 49), cell(1, 10, 50, 10), cell(2, 10, 100, 60)];
  expect(rateSpan({ cells, minCalls: 50 })).toEqual({ low: 0.2, high: 0.6 });
  expect(rateSpan({ cells: cells.slice(0, 1), minCalls: 50 })).toBeNull();
});

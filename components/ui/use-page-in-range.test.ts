import { expect, test } from "vitest";
import { pageInstead } from "./use-page-in-range";

test("a page past the last leads to the last one, and to the first where nobody knows which that is", () => {
  const page = (page: number, rows: number, total: number | null) => pageInstead({ page, pageSize: 50, rows, total });
  expect([page(1, 50, 120), page(3, 20, 120), page(3, 20, null), page(1, 0, 0), page(1, 0, null)]).toEqual([null, null, null, null, null]);
  expect([page(4, 0, 120), page(9, 0, 100), page(2, 0, 0), page(2, 0, null)]).toEqual([3, 2, 1, 1]);
  expect(page(2, 0, 120)).toBe(1);
});

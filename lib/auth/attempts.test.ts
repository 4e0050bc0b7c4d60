import { expect, test } from "vitest";
import { waitAfter } from "./attempts";

test("five failures cost nothing, then the wait doubles up to a quarter of an hour", () => {
  expect([0, 4, 5, 6, 7, 10, 11, 50].map((failures) => waitAfter(failures) / 1000)).toEqual([0, 0, 15, 30, 60, 480, 900, 900]);
});

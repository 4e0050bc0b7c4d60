import { expect, test } from "vitest";
import { optOutDigits } from "./tell-presses";

const byDigits = ["", "1", "9", "19", "12", "2509", "29"].map((key) => ({ key, count: 1 }));

test("a 9 asks for no more calls wherever it was pressed", () => {
  expect(optOutDigits({ byDigits }, { capturing: [] })).toEqual(["9", "19", "2509", "29"]);
});

test("a 9 in what was typed after a key that takes digits down is no request", () => {
  expect(optOutDigits({ byDigits }, { capturing: ["2"] })).toEqual(["9", "19"]);
});

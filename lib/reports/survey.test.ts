import fc from "fast-check";
import { expect, test } from "vitest";
import type { KeyNames } from "./presses";
import { surveyOf } from "./survey";

const NAMES: KeyNames = { answers: { 1: "מגיע", 2: "לא מגיע", 3: "אולי" }, capturing: ["5"] };
const counted = (digits: Record<string, number>) => Object.entries(digits).map(([key, count]) => ({ key, count }));

test("the first press is the answer, or each key once", () => {
  const byDigits = counted({ "": 100, 1: 40, 2: 20, 12: 3, 11: 2, 9: 4, 291: 1 });
  const first = surveyOf(byDigits, NAMES, "first");
  expect(first.answers.map(({ key, name, count }) => [key, name, count])).toEqual([
    ["1", "מגיע", 45],
    ["2", "לא מגיע", 21],
    ["3", "אולי", 0],
    ["9", null, 4],
  ]);
  expect(first.several).toBe(4);
  const all = surveyOf(byDigits, NAMES, "all");
  expect(all.answers.map(({ key, count }) => [key, count])).toEqual([
    ["1", 46],
    ["2", 24],
    ["3", 0],
    ["9", 5],
  ]);
  expect(all.answers[1]?.digits).toEqual(["2", "12", "291"]);
});

test("what is typed after a key that takes digits down is no answer", () => {
  const { answers, several } = surveyOf(counted({ 5123: 7, 15123: 1 }), NAMES, "all");
  expect(answers.map(({ key, count }) => [key, count])).toEqual([
    ["1", 1],
    ["2", 0],
    ["3", 0],
    ["5", 8],
  ]);
  expect(several).toBe(1);
});

test("by the first press the answers add up to those who pressed, whatever was pressed", () => {
  const digits = fc.array(fc.constantFrom(..."123459"), { maxLength: 5 }).map((keys) => keys.join(""));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ key: digits, count: fc.integer({ min: 1, max: 99 }) }), { selector: ({ key }) => key }),
      (rows) => {
        const pressed = rows.filter(({ key }) => key !== "").reduce((sum, { count }) => sum + count, 0);
        const { answers } = surveyOf(rows, NAMES, "first");
        expect(answers.reduce((sum, { count }) => sum + count, 0)).toBe(pressed);
        for (const answer of answers) {
          const found = rows.filter(({ key }) => answer.digits.includes(key)).reduce((sum, { count }) => sum + count, 0);
          expect(found).toBe(answer.count);
        }
      },
    ),
    { seed: 20261126 },
  );
});

import { expect, test } from "vitest";
import { ApiProblem } from "./fetch-json";
import { hiddenProblems } from "./field-problems";

const refused = (...fields: string[]) =>
  new ApiProblem("invalid", "", 400, { fields: fields.map((field) => ({ field, message: `${field.split(".")[0]}!` })) });

test("a form says what none of its fields shows, each sentence once", () => {
  expect(hiddenProblems(refused("reason"), ["reason"])).toBeNull();
  expect(hiddenProblems(refused("reason", "phones.0", "phones.7"), ["reason"])).toEqual(["phones!"]);
  expect(hiddenProblems(refused("confirm"), [])).toEqual(["confirm!"]);
  expect(hiddenProblems(new ApiProblem("forbidden", "", 403), ["reason"])).toEqual([]);
  expect(hiddenProblems(new Error("x"), ["reason"])).toEqual([]);
});

import { expect, test } from "vitest";
import { ApiProblem } from "@/lib/http/fetch-json";
import { readinessOf } from "./readiness";

const NOTHING = { isCurrent: false, isOld: true, isAsking: false, isRefused: false, error: null };
const CURRENT = { ...NOTHING, isCurrent: true, isOld: false };
const lacks = (path: string, isMissing = true) => ({ path, message: "m", isMissing });
const refused = (details: Record<string, unknown>) => ({ ...NOTHING, error: new ApiProblem("upstream-refused", "…", 422, details) });

test.each([
  ["what is missing and what is wrong", [lacks("title"), lacks("audience"), lacks("maxRing", false)], false, NOTHING, "incomplete"],
  ["recipients that are being counted, when nothing else lacks", [lacks("audience")], true, NOTHING, "counting"],
  ["what lacks beside the count", [lacks("audience"), lacks("title")], true, NOTHING, "incomplete"],
  ["a price on its way", [], false, { ...NOTHING, isAsking: true }, "asking"],
  ["a price that nobody asked for yet", [], false, NOTHING, "asking"],
  ["a price that has grown old", [], false, { ...CURRENT, isOld: true }, "asking"],
  ["a price that is asked again before it is old", [], false, { ...CURRENT, isAsking: true }, "ready"],
  ["a price", [], false, CURRENT, "ready"],
  ["a closed window", [], false, { ...CURRENT, isRefused: true }, "closed"],
  ["too small a balance", [], false, refused({ price: "9", balance: "1" }), "short"],
  ["a refusal", [], false, refused({ field: "callerId" }), "refused"],
  ["no answer", [], false, { ...NOTHING, error: new ApiProblem("upstream-unreachable", "…", 503) }, "unreachable"],
  ["a try after no answer", [], false, { ...NOTHING, isAsking: true, error: new ApiProblem("unreachable", "", 0) }, "asking"],
] as const)("%s", (_, problems, isCounting, pricing, kind) => {
  expect(readinessOf(problems, isCounting, pricing).kind).toBe(kind);
});

test("how much lacks is counted by empty and by wrong", () => {
  const problems = [lacks("title"), lacks("message.text"), lacks("retries.count", false)];
  expect(readinessOf(problems, false, NOTHING)).toEqual({ kind: "incomplete", missing: 2, wrong: 1 });
});

test("a refusal tells the field where it can be put right", () => {
  expect(readinessOf([], false, refused({ field: "callerId" }))).toEqual({ kind: "refused", path: "callerId" });
});

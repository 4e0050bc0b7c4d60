import { expect, test } from "vitest";
import { ApiProblem } from "@/lib/http/fetch-json";
import type { Pricing } from "../use-pricing";
import { shownPrice } from "./shown-price";

const FIGURES = {
  accepted: 40,
  rejected: 0,
  blocked: 2,
  price: "6.67",
  balance: "100.00",
  audioSeconds: 10,
  approvalNeeded: false,
  similar: null,
  outsideWindow: null,
  listWarnings: [],
};
const ESTIMATE = { calls: 42, seconds: 10, price: "7.00" };
const UNASKED: Pricing = {
  figures: null,
  toldAt: null,
  isCurrent: false,
  isOld: true,
  isAsking: false,
  isRefused: false,
  error: null,
  askAgain: () => undefined,
};
const TOLD: Pricing = { ...UNASKED, figures: FIGURES, toldAt: 7, isCurrent: true, isOld: false };
const CHANGED: Pricing = { ...TOLD, toldAt: null, isCurrent: false };
const refused = new ApiProblem("upstream-refused", "…", 422, { field: "callerId" });

test.each([
  ["nothing is known", UNASKED, null, { state: "none", price: null, calls: null, isEstimate: false, toldAt: null }],
  [
    "a guess, before anything was asked",
    UNASKED,
    ESTIMATE,
    { state: "estimate", price: "7.00", calls: 42, isEstimate: true, balance: null },
  ],
  ["IP-Sales' word before any guess", TOLD, ESTIMATE, { state: "current", price: "6.67", calls: 40, isEstimate: false, toldAt: 7 }],
  ["its word, grown old", { ...TOLD, isOld: true }, ESTIMATE, { state: "old", price: "6.67", toldAt: 7 }],
  [
    "a guess of what was changed since, and the balance as it was told",
    CHANGED,
    ESTIMATE,
    { state: "estimate", price: "7.00", balance: "100.00" },
  ],
  ["a guess while the price is asked", { ...CHANGED, isAsking: true }, ESTIMATE, { state: "asking", price: "7.00", isEstimate: true }],
  [
    "the last word while the price is asked and no guess can be made",
    { ...CHANGED, isAsking: true },
    null,
    { state: "asking", price: "6.67" },
  ],
  ["the last word of what was changed since", CHANGED, null, { state: "stale", price: "6.67", isEstimate: false, toldAt: null }],
  ["a guess beside a refusal", { ...UNASKED, error: refused }, ESTIMATE, { state: "refused", price: "7.00", isEstimate: true }],
] as const)("%s", (_, pricing, estimate, shown) => {
  expect(shownPrice(pricing, estimate, true)).toMatchObject(shown);
});

test("too small a balance is told with the price that IP-Sales named", () => {
  const error = new ApiProblem("upstream-refused", "…", 422, { price: "618.75", balance: "100.00" });
  expect(shownPrice({ ...UNASKED, error }, ESTIMATE, true)).toMatchObject({
    state: "short",
    price: "618.75",
    balance: "100.00",
    isEstimate: false,
    isAnswered: true,
  });
});

test("what IP-Sales leaves open stays unknown, and is not guessed", () => {
  const open: Pricing = { ...TOLD, figures: { ...FIGURES, price: null, audioSeconds: null } };
  expect(shownPrice(open, ESTIMATE, false)).toMatchObject({ state: "current", price: null, seconds: null, isAnswered: true });
});

test("no answer is no refusal", () => {
  const error = new ApiProblem("upstream-unreachable", "…", 503);
  expect(shownPrice({ ...UNASKED, error }, null, false).state).toBe("unreachable");
});

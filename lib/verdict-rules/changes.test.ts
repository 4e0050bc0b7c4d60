import { expect, test } from "vitest";
import { DEFAULT_RULES } from "@/lib/reports/judge";
import type { VerdictOverride } from "@/lib/reports/verdict-rules";
import { changedFacts } from "./changes";

const override: VerdictOverride = { enabled: true, sipCode: "603", cause: null, had180: "no", had183: "unreported", verdict: "blocked" };

test("the audit tells what changed, now and before, and nothing of what stayed", () => {
  expect(changedFacts(DEFAULT_RULES, DEFAULT_RULES)).toEqual({ now: {}, from: {} });
  const other = { ...override, enabled: false, sipCode: null, cause: "לא ידוע", had180: "any" as const };
  expect(changedFacts({ ...DEFAULT_RULES, overrides: [override] }, { hungUpUnderSeconds: 5, overrides: [override, other] })).toEqual({
    now: { hungUpUnderSeconds: 5, overrides: 2, "override.2": "✗ «לא ידוע» · 183? → blocked" },
    from: { hungUpUnderSeconds: 3, overrides: 1, "override.2": "–" },
  });
  expect(changedFacts({ ...DEFAULT_RULES, overrides: [override] }, DEFAULT_RULES).from).toEqual({
    overrides: 1,
    "override.1": "603 · 180− · 183? → blocked",
  });
});

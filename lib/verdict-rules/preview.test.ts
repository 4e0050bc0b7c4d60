import { expect, test } from "vitest";
import { hostileCalls } from "@/lib/reports/hostile-calls";
import { DEFAULT_RULES, verdictOf } from "@/lib/reports/judge";
import { VERDICTS } from "@/lib/reports/verdict";
import type { VerdictRules } from "@/lib/reports/verdict-rules";
import { groupsOf, previewOf } from "./preview";

const RULES: VerdictRules = {
  hungUpUnderSeconds: 10,
  overrides: [
    { enabled: true, sipCode: "603", cause: null, had180: "unreported", had183: "any", verdict: "blocked" },
    { enabled: false, sipCode: "486", cause: null, had180: "any", had183: "any", verdict: "network" },
    { enabled: true, sipCode: null, cause: "אין מענה (480)", had180: "no", had183: "no", verdict: "nonexistent" },
  ],
};

test("a preview counts what judging every call by itself would count", async () => {
  const calls = [...hostileCalls(5_000, 7)];
  async function* batches() {
    for (let from = 0; from < calls.length; from += 500) {
      yield calls.slice(from, from + 500).map((row) => ({ ...row, causeClass: "other" as const, verdict: verdictOf(row) }));
    }
  }
  const preview = previewOf(await groupsOf(batches()), DEFAULT_RULES, RULES);
  const count = (rules: VerdictRules) =>
    VERDICTS.map((key) => ({ key, count: calls.filter((row) => verdictOf(row, rules) === key).length })).filter(({ count }) => count > 0);
  expect(preview.recipients).toBe(calls.length);
  expect(preview.before).toEqual(count(DEFAULT_RULES));
  expect(preview.after).toEqual(count(RULES));
  expect(preview.moves.reduce((sum, move) => sum + move.count, 0)).toBe(
    calls.filter((row) => verdictOf(row, DEFAULT_RULES) !== verdictOf(row, RULES)).length,
  );
  for (const { from, to, count: moved } of preview.moves) {
    expect(moved).toBe(calls.filter((row) => verdictOf(row, DEFAULT_RULES) === from && verdictOf(row, RULES) === to).length);
  }
});

import { expect, test } from "vitest";
import { faultRuns } from "./fault-runs";
import type { Failure } from "./schema";

const at = (second: number) => `2026-11-22T10:00:0${second}.000Z`;
const fault = (second: number, action: Failure["action"], kind: Failure["kind"]): Failure => ({ at: at(second), action, kind, code: null });

test("what failed alike one after another is told once, with its latest time", () => {
  const failures = [
    fault(6, "history", "unreachable"),
    fault(5, "history", "unreachable"),
    fault(4, "launch", "unknown"),
    fault(3, "history", "unreachable"),
    fault(2, "history", "misunderstood"),
  ];
  expect(faultRuns(failures).map(({ at, action, kind, count }) => [at, action, kind, count])).toEqual([
    [at(6), "history", "unreachable", 2],
    [at(4), "launch", "unknown", 1],
    [at(3), "history", "unreachable", 1],
    [at(2), "history", "misunderstood", 1],
  ]);
  expect(faultRuns([])).toEqual([]);
});

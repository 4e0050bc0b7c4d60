import { expect, test } from "vitest";
import type { Failure } from "./schema";
import { standingOf } from "./standing";

const EARLIER = "2026-11-22T10:00:00.000Z";
const LATER = "2026-11-22T10:00:01.000Z";
const failure = (at: string): Failure => ({ at, action: "history", kind: "unreachable", code: null });

test("the latest thing seen decides how the connection stands", () => {
  expect(standingOf({ accessDeniedAt: null, lastSuccessAt: null, failures: [] })).toBe("untried");
  expect(standingOf({ accessDeniedAt: null, lastSuccessAt: null, failures: [failure(EARLIER)] })).toBe("failing");
  expect(standingOf({ accessDeniedAt: null, lastSuccessAt: EARLIER, failures: [failure(LATER)] })).toBe("failing");
  expect(standingOf({ accessDeniedAt: null, lastSuccessAt: LATER, failures: [failure(EARLIER)] })).toBe("working");
  expect(standingOf({ accessDeniedAt: LATER, lastSuccessAt: EARLIER, failures: [failure(LATER)] })).toBe("denied");
});

import { parseAbsolute } from "@internationalized/date";
import { expect, test } from "vitest";
import { isoOfZoned } from "./DateTimeField";

test.each([
  ["2026-12-01T08:00:00Z", "2026-12-01T10:00:00+02:00"],
  ["2026-07-01T07:00:00Z", "2026-07-01T10:00:00+03:00"],
  // The night the clocks go back: 01:30 comes twice, and the offset tells which.
  ["2026-10-24T22:30:00Z", "2026-10-25T01:30:00+03:00"],
  ["2026-10-24T23:30:00Z", "2026-10-25T01:30:00+02:00"],
  ["0002-11-20T07:39:06Z", "0002-11-20T07:39:06.000Z"],
])("%s in Israel is %s", (utc, israel) => {
  expect(isoOfZoned(parseAbsolute(utc, "Asia/Jerusalem"))).toBe(israel);
});

import { expect, test } from "vitest";
import { saidOnce } from "./RelativeTime";

const ago = (count: number, unit: Intl.RelativeTimeFormatUnit, locale = "he") =>
  saidOnce(new Intl.RelativeTimeFormat(locale).format(-count, unit));

test("one and two of anything are said once in Hebrew", () => {
  for (const unit of ["second", "minute", "hour", "day", "week", "month", "year"] as const) {
    for (const count of [1, 2]) expect(ago(count, unit)).not.toContain("(");
  }
  expect([ago(1, "minute"), ago(2, "hour"), ago(2, "day")]).toEqual(["לפני דקה", "לפני שעתיים", "לפני יומיים"]);
});

test("every other age keeps its figure, and English keeps all of them", () => {
  expect(ago(12, "hour")).toContain("12");
  expect(ago(2, "hour", "en")).toBe("2 hours ago");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { CALL_FIELDS } from "@/lib/reports/schema";
import { VERDICTS } from "@/lib/reports/verdict";
import { canonicalQuery } from "./canonical";
import { NewReportView } from "./schema";

const RUNS = { seed: 20_261_126, numRuns: 1_000 };

test("whatever its order and its repetitions, the same view is written in one way", () => {
  const written = "class=network&retries=0&verdict=busy&verdict=rang&sort=-phone&columns=phone%2Ctrunk";
  expect(canonicalQuery("?columns=phone,trunk,phone&verdict=rang&sort=-phone&retries=0&verdict=busy&class=network&verdict=rang")).toBe(
    written,
  );
  expect(canonicalQuery(written)).toBe(written);
});

test("what is no part of a view is dropped: places in the table, and whatever else an address may carry", () => {
  expect(canonicalQuery("row=4000&page=3&pageSize=9&utm=x&callbackUrl=https://evil.example&verdict=rang&__proto__=x")).toBe("verdict=rang");
  expect(canonicalQuery("")).toBe("");
  expect(canonicalQuery("https://evil.example/?verdict=rang")).toBe("");
});

test("a value that its filter doesn't know makes it no view", () => {
  for (const query of [
    "verdict=odd",
    "seconds=a-b",
    "time=25:00-26:00",
    "had180=maybe",
    "sort=shoeSize",
    "columns=phone,shoeSize",
    "retries=x",
  ]) {
    expect(canonicalQuery(query), query).toBeNull();
    expect(NewReportView.safeParse({ name: "תצוגה", query }).success, query).toBe(false);
  }
});

test("writing a view once more changes nothing", () => {
  const words = fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 });
  const view = fc.record({
    verdict: fc.array(fc.constantFrom(...VERDICTS)),
    cause: words,
    digits: words,
    trunk: words,
    search: fc.string({ maxLength: 20 }),
    columns: fc.array(fc.constantFrom(...CALL_FIELDS)),
    sort: fc.constantFrom("", "phone", "-lastCall"),
    junk: fc.string(),
  });
  fc.assert(
    fc.property(view, ({ columns, search, sort, junk, ...lists }) => {
      const query = new URLSearchParams({ search, sort, junk, columns: columns.join(",") });
      for (const [name, values] of Object.entries(lists)) for (const value of values) query.append(name, value);
      const once = canonicalQuery(query.toString());
      expect(once).not.toBeNull();
      expect(canonicalQuery(once ?? "")).toBe(once);
      expect(new URLSearchParams(once ?? "").has("junk")).toBe(false);
    }),
    RUNS,
  );
});

test("a name is one line, the same however it was spaced", () => {
  expect(NewReportView.parse({ name: "  לא \n ענו\t", query: "" })).toEqual({ name: "לא ענו", query: "" });
  for (const name of ["", "   ", "x".repeat(61)]) expect(NewReportView.safeParse({ name, query: "" }).success).toBe(false);
});

import { expect, test } from "vitest";
import { countOf, dialedOf, toldOf } from "./summary-figures";
import type { Verdict } from "./verdict";

const summaryOf = (counts: Partial<Record<Verdict, number>>) => {
  const byVerdict = (Object.entries(counts) as [Verdict, number][]).map(([key, count]) => ({ key, count }));
  return { byVerdict, recipients: byVerdict.reduce((sum, { count }) => sum + count, 0) };
};

test("shares are of those who were dialled, and an outcome that did not occur is none", () => {
  const summary = summaryOf({ answered: 10, rang: 5, notDialed: 85 });
  expect(dialedOf(summary)).toBe(15);
  expect(countOf(summary, "busy")).toBe(0);
});

test("trouble of the network is told when it made the campaign what it was, and then first", () => {
  const stormy = summaryOf({ answered: 100, rang: 20, nonexistent: 5, network: 400 });
  expect(toldOf(stormy).map(({ verdict }) => verdict)).toEqual(["network", "rang", "nonexistent"]);
  const calm = summaryOf({ answered: 100, rang: 20, nonexistent: 5, network: 6 });
  expect(toldOf(calm).map(({ verdict }) => verdict)).toEqual(["rang", "nonexistent"]);
  expect(toldOf(summaryOf({ answered: 3 }))).toEqual([]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { pagesOf } from "./pages";

test("what fits stands on one page; more takes turns, and what is urgent stays", () => {
  expect(pagesOf([], [], 4)).toEqual([[]]);
  expect(pagesOf(["u"], ["a", "b", "c"], 4)).toEqual([["u", "a", "b", "c"]]);
  expect(pagesOf(["u"], ["a", "b", "c", "d"], 4)).toEqual([
    ["u", "a", "b", "c"],
    ["u", "d"],
  ]);
  expect(pagesOf(["u", "v", "w"], ["a"], 2)).toEqual([
    ["u", "v"],
    ["w", "a"],
  ]);
});

test("every card has its turn, no page has more than fits, and urgent ones leave only where they don't fit themselves", () => {
  const lists = fc.record({ urgent: fc.nat(12), others: fc.nat(30), seats: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(lists, ({ urgent, others, seats }) => {
      const [first, rest] = [named("u", urgent), named("o", others)];
      const pages = pagesOf(first, rest, seats);
      expect(new Set(pages.flat())).toEqual(new Set([...first, ...rest]));
      for (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(Math.max(1, seats));
        expect(new Set(page).size).toBe(page.length);
        if (urgent < seats) expect(page.slice(0, urgent)).toEqual(first);
      }
      if (pages.length > 1) expect(pages.every((page) => page.length > 0)).toBe(true);
      expect(pages.flat().filter((card) => card.startsWith("o"))).toEqual(rest);
    }),
    { seed: 7, numRuns: 500 },
  );
});

const named = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`);

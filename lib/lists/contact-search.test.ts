import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPhone } from "@/lib/phones/number";
import { isForNumber, searchText, withoutNumbers } from "./contact-search";

test("a number is looked for as upstream keeps it, however it was written, and a part of one by its digits", () => {
  for (const text of ["0541234567", "054-123-4567", "+972 54 123 4567", " (054) 123.4567 ", "972541234567"]) {
    expect(searchText(text), text).toBe("0541234567");
    expect(isForNumber(text), text).toBe(true);
  }
  expect([searchText("4567"), searchText("123-45")]).toEqual(["4567", "12345"]);
});

test("a name is looked for as it stands, with figures in it too", () => {
  for (const text of ["דנה כהן", "דירה 4", "A-1 Ltd", "", "-"]) {
    expect(isForNumber(text), text).toBe(false);
    expect(searchText(`  ${text}  `), text).toBe(text);
  }
});

test("no phone number stays in what a person wrote", () => {
  const phone = fc.integer({ min: 500_000_000, max: 569_999_999 }).map((number) => `0${number}`);
  const words = fc.array(fc.constantFrom("ביקשה", "בטלפון", "ב־12.3", "קומה 4"), { maxLength: 3 });
  const shape = fc.constantFrom(
    (text: string) => text,
    formatPhone,
    (text: string) => `+972 ${text.slice(1)}`,
  );
  fc.assert(
    fc.property(phone, words, words, shape, (number, before, after, written) => {
      const kept = withoutNumbers([...before, written(number), ...after].join(" "));
      expect(kept).not.toMatch(/\d{5}/);
      const letters = (text: string) => text.replace(/[^א-ת]/g, "");
      expect(letters(kept)).toBe(letters([...before, ...after].join()));
    }),
    { seed: 20_261_126, numRuns: 500 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPhone } from "@/lib/phones/number";
import { ContactsQuery, DeleteRequest } from "./contact-schema";
import { mayHoldNumber, searchText, withoutNumbers } from "./contact-search";

test("a number is looked for as upstream keeps it, however it was written, and a part of one by its digits", () => {
  for (const text of ["0541234567", "054-123-4567", "+972 54 123 4567", " (054) 123.4567 ", "972541234567"]) {
    expect(searchText(text), text).toBe("0541234567");
  }
  expect([searchText("4567"), searchText("123-45")]).toEqual(["4567", "12345"]);
  // The last digits of a mobile look like a whole number that lost its zero.
  for (const text of ["41234567", "541234567", "21234567", "54-1234567"]) expect(searchText(text), text).toBe(text.replace("-", ""));
});

test("a search of which nothing is left is refused, so that it never finds everybody", () => {
  for (const search of ["'", '"', " ", "-", "\u200f", "()", "'\u202a'"]) {
    expect(DeleteRequest.safeParse({ listId: "1", all: true, search }).success, JSON.stringify(search)).toBe(false);
    expect(ContactsQuery.safeParse({ listId: "1", search }).success, JSON.stringify(search)).toBe(false);
  }
  for (const search of ["", "ד", "4", "'דנה'"]) expect(DeleteRequest.safeParse({ listId: "1", all: true, search }).success).toBe(true);
});

test("a name is looked for as it stands, with figures in it too", () => {
  for (const text of ["דנה כהן", "דירה 4", "A-1 Ltd", "", "-"]) {
    expect(searchText(`  ${text}  `), text).toBe(text);
  }
});

test("three digits, of whatever is written between them, are kept out of a page's address", () => {
  for (const text of ["0541234567", "123", "דנה 054 123", "054/123", "1־2־3", "٠٥٤", "0_5_4", "a1b2c3"]) {
    expect(mayHoldNumber(text), text).toBe(true);
  }
  for (const text of ["דנה כהן", "דירה 4", "A-1 Ltd", "12", "", "-"]) expect(mayHoldNumber(text), text).toBe(false);
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

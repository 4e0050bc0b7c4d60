import { expect, test } from "vitest";
import { optedOutAmong, takesNameOf } from "./contact-queries";
import type { ShownContact } from "./contact-schema";

const contact = (some: Partial<ShownContact> = {}): ShownContact => ({
  id: "1",
  phones: ["0541234567"],
  emails: [],
  firstName: "",
  lastName: "",
  blocked: false,
  optedOut: false,
  ...some,
});
const everybody = { search: "", expected: 1 };

test("more than ten contacts, and all that are found, take the list's name", () => {
  const some = (count: number) => ({ contacts: Array.from({ length: count }, () => contact()) });
  expect([takesNameOf(some(10)), takesNameOf(some(11)), takesNameOf(everybody)]).toEqual([false, true, true]);
});

test("who is blocked, or may be, counts as one who must not be called, and nobody knows of those who weren't looked at", () => {
  const blocked = [contact({ blocked: true }), contact({ blocked: null }), contact({ optedOut: true })];
  const withoutPhone = contact({ phones: [], emails: ["a@example.com"], blocked: true });
  expect(optedOutAmong({ contacts: [contact(), withoutPhone, ...blocked] })).toBe(3);
  expect(optedOutAmong({ contacts: [contact()] })).toBe(0);
  expect(optedOutAmong(everybody)).toBeNull();
});

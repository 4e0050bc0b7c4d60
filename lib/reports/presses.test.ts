import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { isOptOut, pressesOf } from "./presses";

const attendance = { answers: { 1: "מגיע", 2: "לא מגיע" }, capturing: ["1" as const, "2" as const] };

describe("the keys of a call", () => {
  test.each([
    ["one named key", "1", [["1", "מגיע"]]],
    [
      "a key without a name before it",
      "32",
      [
        ["3", null],
        ["2", "לא מגיע"],
      ],
    ],
    [
      "what was typed after a key that takes digits down, although one of them looks like a key",
      "123",
      [
        ["1", "מגיע"],
        ["23", null],
      ],
    ],
    ["no key with a name", "45", [["45", null]]],
    ["an opt-out alone", "9", [["9", null]]],
    ["nothing", "", [["", null]]],
  ])("%s", (_, digits, presses) => {
    expect(pressesOf(digits, attendance).map(({ digits, name }) => [digits, name])).toEqual(presses);
  });

  test("several keys that go on are each named", () => {
    expect(pressesOf("31", { answers: { 1: "נציג", 3: "שוב" }, capturing: [] })).toEqual([
      { digits: "3", name: "שוב" },
      { digits: "1", name: "נציג" },
    ]);
  });

  test("lose no digit, whatever is named", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 12 });
    const names = fc.record({
      answers: fc.dictionary(fc.constantFrom(...ASSIGNABLE_KEYS), fc.constantFrom("כן", "לא")),
      capturing: fc.subarray([...ASSIGNABLE_KEYS]),
    });
    fc.assert(
      fc.property(digits, names, (text, known) => {
        expect(
          pressesOf(text, known)
            .map((press) => press.digits)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("a 9 asks for no more calls", () => {
  const DIGITS = ["", "1", "9", "19", "12", "2509", "29", "99"];
  const asking = (keys: Parameters<typeof isOptOut>[1]) => DIGITS.filter((digits) => isOptOut(digits, keys));

  test("wherever it was pressed as a key, in a campaign of ours", () => {
    expect(asking({ capturing: [] })).toEqual(["9", "19", "2509", "29", "99"]);
  });

  test("not in what was typed after a key that takes digits down", () => {
    expect(asking({ capturing: ["2"] })).toEqual(["9", "19", "99"]);
  });

  test("only alone in a campaign whose keys aren't known: another may be in an ID number", () => {
    expect(asking(null)).toEqual(["9"]);
  });
});

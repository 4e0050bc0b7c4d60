import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildKeyAction, KeyAction, parseKeyAction } from "./key-actions";

const from = (letters: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: min, maxLength: max });
const DIGITS = "0123456789";
const WORD = "abcXYZ019_";

const actions = fc.oneof(
  fc.constant({ kind: "replay" as const }),
  fc.constant({ kind: "digits" as const }),
  fc.record({ kind: fc.constant("phone" as const), phone: from(DIGITS, 7, 7).map((rest) => `052${rest}`) }),
  fc.record({ kind: fc.constant("extension" as const), extension: from(`${WORD}*#`, 1, 20) }),
  fc.record({
    kind: fc.constant("sip" as const),
    uri: fc.tuple(from(`${WORD}.+-`, 1, 30), from(`${WORD.replace("_", "")}`, 1, 20)).map(([user, host]) => `${user}@my-${host}.example`),
  }),
  fc.record({
    kind: fc.constant("donation" as const),
    terminal: from(DIGITS, 1, 8),
    amount: fc.integer({ min: 1, max: 999_999 }).map(String),
    amountLocked: fc.boolean(),
    requireCvv: fc.boolean(),
    category: from("אבגדה שת'\"", 1, 30).map((text) => `כ${text}ל`),
  }),
);

describe("key actions", () => {
  test("what is built reads back the same", () => {
    fc.assert(
      fc.property(actions, (action) => {
        const parsed = KeyAction.parse(action);
        expect(parseKeyAction(buildKeyAction(parsed))).toEqual(parsed);
      }),
      { seed: 20_261_122, numRuns: 2_000 },
    );
  });

  test.each([
    ["replay", { kind: "replay" }],
    ["digits", { kind: "digits" }],
    ["routing-0521234567", { kind: "phone", phone: "0521234567" }],
    ["pbxRouting-200", { kind: "extension", extension: "200" }],
    ["sipRouting-sip@my-ivr.example", { kind: "sip", uri: "sip@my-ivr.example" }],
    [
      "nedarimDonations-12345-100-no-no-כללי",
      { kind: "donation", terminal: "12345", amount: "100", amountLocked: false, requireCvv: false, category: "כללי" },
    ],
  ])("the reference's example %s", (wire, action) => {
    expect(parseKeyAction(wire)).toEqual(action);
    expect(buildKeyAction(KeyAction.parse(action))).toBe(wire);
  });

  test.each([
    "",
    "Replay",
    "replay-1",
    "routing-",
    "routing-1234",
    "urlRouting-https://x",
    "pbxRouting-1-2",
    "sipRouting-nohost",
    "nedarimDonations-1-2-no-no-a-b",
    "nedarimDonations-1-2-maybe-no-a",
    "nedarimDonations-1-0-no-no-a",
  ])("%j is nobody's grammar", (wire) => {
    expect(parseKeyAction(wire)).toBeNull();
  });

  test("a separator inside a part is refused before it is built", () => {
    const donation = { kind: "donation", terminal: "1", amount: "10", amountLocked: true, requireCvv: true, category: "בית-כנסת" };
    expect(KeyAction.safeParse(donation).error?.issues[0]?.message).toBe("campaigns.problems.category");
    expect(KeyAction.safeParse({ kind: "extension", extension: "1-2" }).success).toBe(false);
    expect(KeyAction.safeParse({ ...donation, category: "כללי", terminal: "1-2" }).success).toBe(false);
  });

  test("an amount may be a number, and a key's phone is written in any human form", () => {
    expect(
      KeyAction.parse({ kind: "donation", terminal: "1", amount: 18.5, amountLocked: true, requireCvv: false, category: "א" }),
    ).toMatchObject({
      amount: "18.5",
    });
    expect(KeyAction.parse({ kind: "phone", phone: "+972 52-111-1111" })).toEqual({ kind: "phone", phone: "0521111111" });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { KEY_KINDS } from "@/lib/drafts/form";
import en from "@/lib/i18n/en.json";
import he from "@/lib/i18n/he.json";
import { afterEvent, type CallEvent, type CallPlan, PHONE_KEYS, type PhoneCall, type PhoneKey, RINGING } from "./phone-call";

const KEYS: CallPlan["keys"] = { 1: "digits", 2: "replay", 3: "phone", 4: "extension", 5: "sip", 6: "donation", 7: "none", 8: "phone" };
const PLAN: CallPlan = { message: "heard", keys: KEYS, lacking: new Set(["8"]) };

const play = (events: readonly CallEvent[], plan = PLAN): PhoneCall =>
  events.reduce((call, event) => afterEvent(call, event, plan), RINGING);
const press = (key: PhoneKey): CallEvent => ({ press: key });

describe("the drawn phone", () => {
  test.each<[string, CallEvent[], Partial<PhoneCall>]>([
    ["is called", [], { at: "ringing", told: { what: "incoming" } }],
    ["declines", ["hang-up"], { at: "ended", told: { what: "declined" } }],
    ["hears no key before it answers", [press("1")], { at: "ringing", told: { what: "answerFirst" } }],
    ["hears the message", ["answer"], { at: "listening", told: { what: "heard" } }],
    ["hears it to its end", ["answer", "message-over"], { at: "listening", told: { what: "over" } }],
    ["hears it again", ["answer", "message-over", press("2")], { at: "listening", told: { what: "replayed", key: "2" } }],
    ["gives an answer", ["answer", press("1")], { at: "typing", told: { what: "taken", key: "1" } }],
    ["types digits after it", ["answer", press("1"), press("2"), press("0")], { at: "typing", told: { what: "typed", digits: "20" } }],
    ["is put through", ["answer", press("3")], { at: "away", told: { what: "connected", key: "3" } }],
    ["donates", ["answer", press("6")], { at: "away", told: { what: "donation", key: "6" } }],
    ["presses a key without an action", ["answer", press("7")], { at: "listening", told: { what: "nothing", key: "7" } }],
    ["presses a key that lacks something", ["answer", press("8")], { at: "listening", told: { what: "lacking", key: "8" } }],
    ["presses a key after being put through", ["answer", press("4"), press("2")], { at: "away", told: { what: "passedOn", key: "2" } }],
    ["opts out", ["answer", press("9")], { at: "ended", told: { what: "optedOut" } }],
    ["is called again", ["answer", press("9"), "call-again"], { at: "ringing", told: { what: "incoming" } }],
  ])("%s", (_, events, expected) => {
    expect(play(events)).toMatchObject(expected);
  });

  test("begins the message anew with every replay", () => {
    const rounds = play(["answer", press("2"), press("2")]);
    expect(rounds).toMatchObject({ at: "listening", round: 3, isOver: false });
  });

  test("an answered call that is handed over plays nothing, and its keys belong to the other side", () => {
    const handed: CallPlan = { ...PLAN, message: "handed" };
    expect(play(["answer"], handed)).toMatchObject({ at: "away", told: { what: "handed" } });
    expect(play(["answer", press("2")], handed)).toMatchObject({ at: "away", told: { what: "passedOn", key: "2" } });
  });

  test("without a message the keys can be tried all the same", () => {
    const empty: CallPlan = { ...PLAN, message: "none" };
    expect(play(["answer"], empty)).toMatchObject({ at: "listening", isOver: true, told: { what: "noMessage" } });
    expect(play(["answer", press("3")], empty)).toMatchObject({ told: { what: "connected", key: "3" } });
  });
});

const events = fc.array(
  fc.oneof(
    fc.constantFrom<CallEvent>("answer", "hang-up", "call-again", "message-over"),
    fc.constantFrom(...PHONE_KEYS).map((key): CallEvent => ({ press: key })),
  ),
  { maxLength: 30 },
);
const plans: fc.Arbitrary<CallPlan> = fc.record({
  message: fc.constantFrom("heard" as const, "handed" as const, "none" as const),
  keys: fc.record({
    1: fc.constantFrom(...KEY_KINDS),
    2: fc.constantFrom(...KEY_KINDS),
    3: fc.constantFrom(...KEY_KINDS),
    4: fc.constantFrom(...KEY_KINDS),
    5: fc.constantFrom(...KEY_KINDS),
    6: fc.constantFrom(...KEY_KINDS),
    7: fc.constantFrom(...KEY_KINDS),
    8: fc.constantFrom(...KEY_KINDS),
  }),
  lacking: fc.subarray([...ASSIGNABLE_KEYS]).map((keys) => new Set(keys)),
});

describe("whatever is pressed", () => {
  test("what happened is told, in both languages", () => {
    fc.assert(
      fc.property(events, plans, (sequence, plan) => {
        const { told, turn } = play(sequence, plan);
        expect(turn).toBe(sequence.length);
        for (const words of [he, en]) expect(words.composer.phone.told).toHaveProperty(told.what);
      }),
      { numRuns: 1_000 },
    );
  });

  test("a 9 in an answered call ends it for good, and hanging up ends every call", () => {
    fc.assert(
      fc.property(events, plans, (sequence, plan) => {
        const call = play(sequence, plan);
        const nine = afterEvent(call, { press: "9" }, plan);
        if (call.at === "ringing") expect(nine.at).toBe("ringing");
        else expect(nine.at).toBe("ended");
        if (call.at !== "ringing" && call.at !== "ended") expect(nine.told).toEqual({ what: "optedOut" });
        expect(afterEvent(call, "hang-up", plan).at).toBe("ended");
      }),
      { numRuns: 1_000 },
    );
  });

  test("an ended call stays ended until it rings again", () => {
    fc.assert(
      fc.property(events, plans, (sequence, plan) => {
        const ended = play(["answer", { press: "9" }, ...sequence.filter((event) => event !== "call-again")], plan);
        expect(ended).toMatchObject({ at: "ended", told: { what: "optedOut" } });
      }),
      { numRuns: 500 },
    );
  });
});

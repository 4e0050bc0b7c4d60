import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DOCUMENTED_CAUSES } from "./causes";
import { DEFAULT_RULES, type JudgedCall, verdictOf } from "./judge";
import { ANSWERED_VERDICTS, documentedVerdict, FAILURE_VERDICTS, type Signal, VERDICTS, type Verdict } from "./verdict";
import { DOCUMENTED_ROWS, rulesDigest, SIGNAL_CONDITIONS, shadowsOf, VerdictOverride, VerdictRules } from "./verdict-rules";

const RUNS = { seed: 20_261_126, numRuns: 2_000 };

const SIP_CODES = ["404", "486", "480", "503", "603", "200"];
const CAUSES = ["השיחה נדחתה (603)", "אין מענה (480)", "NORMAL_CIRCUIT", "לא ידוע"];
const signal = fc.constantFrom<Signal>(true, false, null);
const call: fc.Arbitrary<JudgedCall> = fc.record({
  status: fc.oneof(fc.constantFrom("answered", "noAnswer", "busy", "failed", "notDialed", "ANSWERED ", "rejected", ""), fc.string()),
  sipCode: fc.oneof(fc.constantFrom(...SIP_CODES, ""), fc.string()),
  cause: fc.oneof(fc.constantFrom(...CAUSES, ...DOCUMENTED_CAUSES.map(({ text }) => text), ""), fc.string()),
  had180: signal,
  had183: signal,
  durationSeconds: fc.oneof(fc.constant(null), fc.nat(90)),
});
const override: fc.Arbitrary<VerdictOverride> = fc
  .record({
    enabled: fc.boolean(),
    sipCode: fc.option(fc.constantFrom(...SIP_CODES)),
    cause: fc.option(fc.constantFrom(...CAUSES)),
    had180: fc.constantFrom(...SIGNAL_CONDITIONS),
    had183: fc.constantFrom(...SIGNAL_CONDITIONS),
    verdict: fc.constantFrom(...FAILURE_VERDICTS),
  })
  .filter(({ sipCode, cause }) => sipCode !== null || cause !== null);
const rules: fc.Arbitrary<VerdictRules> = fc.record({
  hungUpUnderSeconds: fc.integer({ min: 1, max: 60 }),
  overrides: fc.array(override, { maxLength: 6 }),
});

const isAnswered = (verdict: Verdict) => ANSWERED_VERDICTS.some((own) => own === verdict);
const rule = (part: Partial<VerdictOverride>): VerdictOverride =>
  VerdictOverride.parse({ enabled: true, sipCode: null, cause: null, had180: "any", had183: "any", verdict: "blocked", ...part });
const failed: JudgedCall = { status: "noAnswer", sipCode: "603", cause: "", had180: null, had183: null, durationSeconds: null };

describe("whatever the rules", () => {
  test("every call has a verdict, and the rules are ones that may be saved", () => {
    fc.assert(
      fc.property(call, rules, (one, by) => {
        expect(VERDICTS).toContain(verdictOf(one, by));
        expect(VerdictRules.parse(by)).toEqual(by);
      }),
      RUNS,
    );
  });

  test("who answered and who was never dialled are facts", () => {
    fc.assert(
      fc.property(call, rules, (one, by) => {
        const verdict = verdictOf(one, by);
        const status = one.status.trim().toLowerCase();
        expect(isAnswered(verdict)).toBe(status === "answered");
        expect(verdict === "notDialed").toBe(status === "notdialed");
      }),
      RUNS,
    );
  });

  test("the first enabled rule that fits decides, and what fits none is judged by the reference", () => {
    const holds = (condition: VerdictOverride["had180"], value: Signal) =>
      ({ any: true, yes: value === true, no: value === false, unreported: value === null })[condition];
    fc.assert(
      fc.property(call, rules, (one, by) => {
        const verdict = verdictOf(one, by);
        fc.pre(!isAnswered(verdict) && verdict !== "notDialed");
        let expected: Verdict | null = null;
        for (const { enabled, sipCode, cause, had180, had183, verdict: own } of by.overrides) {
          if (!enabled || expected !== null) continue;
          const isSame = (wanted: string | null, given: string) => wanted === null || wanted === given.trim();
          if (isSame(sipCode, one.sipCode) && isSame(cause, one.cause) && holds(had180, one.had180) && holds(had183, one.had183))
            expected = own;
        }
        expect(verdict).toBe(expected ?? documentedVerdict(one));
      }),
      RUNS,
    );
  });

  test("what was not reported is never taken for no, nor for yes", () => {
    const [yes, no] = [rule({ sipCode: "603", had180: "yes" }), rule({ sipCode: "603", had180: "no", verdict: "carrier" })];
    const by = { ...DEFAULT_RULES, overrides: [yes, no, rule({ sipCode: "603", had183: "no", verdict: "busy" })] };
    expect(verdictOf(failed, by)).toBe("refused");
    expect(verdictOf({ ...failed, had180: true }, by)).toBe("blocked");
    expect(verdictOf({ ...failed, had180: false }, by)).toBe("carrier");
    expect(verdictOf(failed, { ...by, overrides: [rule({ sipCode: "603", had180: "unreported" })] })).toBe("blocked");
  });

  test("a rule that an earlier one leaves nothing to decide changes no verdict", () => {
    fc.assert(
      fc.property(call, rules, (one, by) => {
        const shadows = shadowsOf(by.overrides);
        const others = by.overrides.filter((_, place) => shadows[place] === null);
        expect(verdictOf(one, { ...by, overrides: others })).toBe(verdictOf(one, by));
      }),
      RUNS,
    );
    const wide = rule({ sipCode: "603" });
    expect(shadowsOf([wide, rule({ sipCode: "603", had180: "no" }), rule({ cause: "לא ידוע" })])).toEqual([null, 0, null]);
    expect(shadowsOf([{ ...wide, enabled: false }, rule({ sipCode: "603", had180: "no" })])).toEqual([null, null]);
  });
});

test("a call that is known to be shorter than the threshold was hung up at once; one of unknown length was not", () => {
  const verdicts = (seconds: number | null, hungUpUnderSeconds: number) =>
    verdictOf({ ...failed, status: "answered", durationSeconds: seconds }, { ...DEFAULT_RULES, hungUpUnderSeconds });
  expect([0, 2, 3, null].map((seconds) => verdicts(seconds, 3))).toEqual(["hungUp", "hungUp", "answered", "answered"]);
  expect([0, 1].map((seconds) => verdicts(seconds, 1))).toEqual(["hungUp", "answered"]);
});

test("without rules of an admin, unanswered calls are judged by the reference alone", () => {
  fc.assert(
    fc.property(call, (one) => {
      const verdict = verdictOf(one);
      if (!isAnswered(verdict) && verdict !== "notDialed") expect(verdict).toBe(documentedVerdict(one));
    }),
    RUNS,
  );
});

test("the table for people says what becomes of every documented row", () => {
  for (const { text, sipCode, by180 } of DOCUMENTED_ROWS) {
    for (const { had180, verdict, withEarlyMedia } of by180) {
      const told = (had183: Signal) => (had183 === true ? (withEarlyMedia ?? verdict) : verdict);
      for (const had183 of [true, false, null]) {
        const judged = verdictOf({ status: "noAnswer", sipCode: sipCode ?? "", cause: text, had180, had183, durationSeconds: null });
        expect([text, had180, had183, judged]).toEqual([text, had180, had183, told(had183)]);
      }
    }
  }
});

describe("the short name of rules", () => {
  test("is the same for the same rules, however they were written down", () => {
    fc.assert(
      fc.property(rules, (by) => {
        const reversed = Object.fromEntries(Object.entries(by).reverse());
        expect(rulesDigest(VerdictRules.parse(reversed))).toBe(rulesDigest(by));
      }),
      RUNS,
    );
    expect(rulesDigest(DEFAULT_RULES)).toMatch(/^[0-9a-z]{6,11}$/);
  });

  test("is another for other rules", () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(rules, (by) => {
        const [digest, content] = [rulesDigest(by), JSON.stringify(by)];
        expect(seen.get(digest) ?? content).toBe(content);
        seen.set(digest, content);
      }),
      RUNS,
    );
  });
});

test("rules without a condition, with a code that is none, or too many of them are refused", () => {
  const paths = (value: unknown) => VerdictRules.safeParse(value).error?.issues.map(({ path, message }) => [path.join("."), message]);
  const row = { ...rule({ sipCode: "603" }) };
  expect(paths({ hungUpUnderSeconds: 0, overrides: [] })).toEqual([["hungUpUnderSeconds", "verdictRules.problems.hungUpUnderSeconds"]]);
  expect(paths({ hungUpUnderSeconds: 3, overrides: [{ ...row, sipCode: null }] })).toEqual([
    ["overrides.0.sipCode", "verdictRules.problems.conditionMissing"],
  ]);
  expect(paths({ hungUpUnderSeconds: 3, overrides: [{ ...row, sipCode: "6 3" }] })).toEqual([
    ["overrides.0.sipCode", "verdictRules.problems.sipCode"],
  ]);
  expect(paths({ hungUpUnderSeconds: 3, overrides: [{ ...row, verdict: "answered" }] })).toHaveLength(1);
  expect(paths({ hungUpUnderSeconds: 3, overrides: Array.from({ length: 51 }, () => row) })).toEqual([
    ["overrides", "verdictRules.problems.tooMany"],
  ]);
});

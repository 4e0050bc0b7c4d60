import * as z from "zod/mini";
import { type CAUSE_IDS, DOCUMENTED_CAUSES } from "./causes";
import { documentedVerdict, FAILURE_VERDICTS, type FailureVerdict, type Signal } from "./verdict";

/** What an admin decided about verdicts, beyond the reference's tables. */

const problem = (name: string) => `verdictRules.problems.${name}`;

export const LIMITS = { hungUpUnderSeconds: { min: 1, max: 60 }, overrides: 50, sipCodeLength: 3, causeLength: 200 } as const;

/** What a rule asks of a signal. `any`: nothing; `unreported`: that the gateway told nothing, which is neither yes nor no. */
export const SIGNAL_CONDITIONS = ["any", "yes", "no", "unreported"] as const;
export type SignalCondition = (typeof SIGNAL_CONDITIONS)[number];

const SipCode = z.string().check(z.regex(/^[1-6]\d\d$/, { error: problem("sipCode") }));
const CauseText = z
  .string()
  .check(z.trim(), z.minLength(1, { error: problem("causeMissing") }), z.maxLength(LIMITS.causeLength, { error: problem("causeTooLong") }));

/** «When the SIP code is this, and the text is that, and 180 and 183 are so, then the verdict is …». Null: whatever it is. */
export const VerdictOverride = z
  .strictObject({
    enabled: z.boolean(),
    sipCode: z.nullable(SipCode),
    /** `q850Text` exactly, but for spaces around it. */
    cause: z.nullable(CauseText),
    had180: z.enum(SIGNAL_CONDITIONS),
    had183: z.enum(SIGNAL_CONDITIONS),
    verdict: z.enum(FAILURE_VERDICTS),
  })
  .check(z.refine(({ sipCode, cause }) => sipCode !== null || cause !== null, { error: problem("conditionMissing"), path: ["sipCode"] }));
export type VerdictOverride = z.output<typeof VerdictOverride>;

export const VerdictRules = z.strictObject({
  /** An answered call that is known to be shorter was hung up at once. */
  hungUpUnderSeconds: z
    .int({ error: problem("hungUpUnderSeconds") })
    .check(
      z.minimum(LIMITS.hungUpUnderSeconds.min, problem("hungUpUnderSeconds")),
      z.maximum(LIMITS.hungUpUnderSeconds.max, problem("hungUpUnderSeconds")),
    ),
  /** The first that fits decides, before the reference's tables do. */
  overrides: z.array(VerdictOverride).check(z.maxLength(LIMITS.overrides, { error: problem("tooMany") })),
});
export type VerdictRules = z.output<typeof VerdictRules>;

/** For each override the earlier one, by its place, that leaves it nothing to decide; null where it has a say, or is off anyway. */
export function shadowsOf(overrides: readonly VerdictOverride[]): (number | null)[] {
  return overrides.map((override, place) => {
    if (!override.enabled) return null;
    const earlier = overrides.slice(0, place).findIndex((other) => other.enabled && covers(other, override));
    return earlier === -1 ? null : earlier;
  });
}

/** Whatever fits the second fits the first. */
function covers(one: VerdictOverride, other: VerdictOverride): boolean {
  return (
    (one.sipCode === null || one.sipCode === other.sipCode) &&
    (one.cause === null || one.cause === other.cause) &&
    (one.had180 === "any" || one.had180 === other.had180) &&
    (one.had183 === "any" || one.had183 === other.had183)
  );
}

/**
 * A short name for the rules, the same for the same rules in every process and version: what was worked out by others has another one
 * (cyrb53 of their fields in a fixed order, in base 36).
 */
export function rulesDigest({ hungUpUnderSeconds, overrides }: VerdictRules): string {
  const rows = overrides.map(({ enabled, sipCode, cause, had180, had183, verdict }) => [enabled, sipCode, cause, had180, had183, verdict]);
  return hashOf(JSON.stringify([hungUpUnderSeconds, rows]));
}

function hashOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}

/** What the reference's tables say of one of their rows, for people to read. */
export interface DocumentedRow {
  id: (typeof CAUSE_IDS)[number];
  text: string;
  sipCode: string | null;
  /** By 180 (yes, no, not reported): the verdict without early media, and with it where that makes another one. */
  by180: { had180: Signal; verdict: FailureVerdict; withEarlyMedia: FailureVerdict | null }[];
}

/** Worked out by the function that judges calls, so that the table on the screen is what happens. */
export const DOCUMENTED_ROWS: readonly DocumentedRow[] = DOCUMENTED_CAUSES.map(({ id, text, sipCode }) => ({
  id,
  text,
  sipCode,
  by180: [true, false, null].map((had180) => {
    const of = (had183: Signal) => documentedVerdict({ status: "noAnswer", sipCode: sipCode ?? "", cause: text, had180, had183 });
    const [verdict, withEarlyMedia] = [of(null), of(true)];
    return { had180, verdict, withEarlyMedia: withEarlyMedia === verdict ? null : withEarlyMedia };
  }),
}));

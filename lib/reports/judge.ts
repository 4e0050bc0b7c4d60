import { type CallSignals, documentedVerdict, type FailureVerdict, isAnswered, isNotDialed, type Signal, type Verdict } from "./verdict";
import type { SignalCondition, VerdictOverride, VerdictRules } from "./verdict-rules";

/** Three seconds: time to lift the phone, hear that it is a machine, and hang up; no message has said anything by then. */
export const DEFAULT_RULES: VerdictRules = { hungUpUnderSeconds: 3, overrides: [] };

/** All that a verdict may depend on. */
export interface JudgedCall extends CallSignals {
  /** Null: unknown. */
  durationSeconds: number | null;
}

/**
 * The verdict on a call, a function of exactly these facts and the rules:
 * 1. status `answered` → answered, or hungUp when it is known to be shorter than the threshold; status `notDialed` → notDialed. Those are
 *    facts, which no override contradicts.
 * 2. the first enabled override that fits.
 * 3. the reference's tables: {@link documentedVerdict}.
 * What was not reported is never "no", and a call of unknown length was not hung up at once.
 */
export function verdictOf(call: JudgedCall, rules: VerdictRules = DEFAULT_RULES): Verdict {
  if (isAnswered(call.status)) {
    return call.durationSeconds !== null && call.durationSeconds < rules.hungUpUnderSeconds ? "hungUp" : "answered";
  }
  if (isNotDialed(call.status)) return "notDialed";
  return overridden(call, rules) ?? documentedVerdict(call);
}

function overridden(call: CallSignals, { overrides }: VerdictRules): FailureVerdict | undefined {
  return overrides.find((override) => override.enabled && fits(override, call))?.verdict;
}

function fits({ sipCode, cause, had180, had183 }: VerdictOverride, call: CallSignals): boolean {
  return (
    (sipCode === null || sipCode === call.sipCode.trim()) &&
    (cause === null || cause === call.cause.trim()) &&
    isMet(had180, call.had180) &&
    isMet(had183, call.had183)
  );
}

const isMet = (condition: SignalCondition, signal: Signal) => condition === "any" || condition === conditionOf(signal);

const conditionOf = (signal: Signal): SignalCondition => (signal === null ? "unreported" : signal ? "yes" : "no");

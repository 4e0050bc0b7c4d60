import type { SignalCondition, VerdictOverride, VerdictRules } from "@/lib/reports/verdict-rules";

export type RuleFact = string | number;

/** What the audit writes where a rule stood, or stands, and on the other side there is none. */
const NONE = "–";

const MARKS: Record<SignalCondition, string> = { any: "", yes: "+", no: "−", unreported: "?" };

/** A rule in signs alone, so that it reads in every language: `603 · «…» · 180− · 183? → blocked`. */
function told({ enabled, sipCode, cause, had180, had183, verdict }: VerdictOverride): string {
  const signal = (name: string, condition: SignalCondition) => condition !== "any" && `${name}${MARKS[condition]}`;
  const conditions = [sipCode, cause && `«${cause}»`, signal("180", had180), signal("183", had183)].filter(Boolean).join(" · ");
  return `${enabled ? "" : "✗ "}${conditions} → ${verdict}`;
}

function ruleFacts({ hungUpUnderSeconds, overrides }: VerdictRules): Record<string, RuleFact> {
  const rows = overrides.map((override, place) => [`override.${place + 1}`, told(override)] as const);
  return { hungUpUnderSeconds, overrides: overrides.length, ...Object.fromEntries(rows) };
}

/** What is another than it was, now and before, as flat facts for the audit. */
export function changedFacts(before: VerdictRules, after: VerdictRules): { now: Record<string, RuleFact>; from: Record<string, RuleFact> } {
  const [was, is] = [ruleFacts(before), ruleFacts(after)];
  const names = Object.keys({ ...was, ...is }).filter((name) => was[name] !== is[name]);
  const of = (facts: Record<string, RuleFact>) => Object.fromEntries(names.map((name) => [name, facts[name] ?? NONE]));
  return { now: of(is), from: of(was) };
}

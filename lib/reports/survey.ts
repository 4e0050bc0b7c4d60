import { type KeyNames, keysOf } from "./presses";
import type { ReportSummary } from "./schema";

/** Which of several presses of one call are its answers: the first alone, or each key once. */
export type SurveyCount = "first" | "all";

export interface SurveyAnswer {
  /** The key. */
  key: string;
  /** What it means; null where nobody named it. */
  name: string | null;
  count: number;
  /** What those calls have as their `digits`: the filter that leaves them. */
  digits: string[];
}

export interface Survey {
  /** Named answers in the order of their keys, given or not, then the other keys that were pressed. */
  answers: SurveyAnswer[];
  /** Calls with more than one key, who may have meant the last. */
  several: number;
}

/** What was answered, from a report's `digits`. By the first press the answers add up to those who pressed; by all of them a call may count in several. */
export function surveyOf(byDigits: ReportSummary["byDigits"], names: KeyNames, counted: SurveyCount): Survey {
  const answers = new Map<string, SurveyAnswer>();
  for (const [key, name] of Object.entries(names.answers)) {
    if (name !== undefined) answers.set(key, { key, name, count: 0, digits: [] });
  }
  let several = 0;
  for (const { key: digits, count } of byDigits) {
    const keys = [...keysOf(digits, names)];
    if (new Set(keys).size > 1) several += count;
    for (const key of counted === "first" ? keys.slice(0, 1) : new Set(keys)) {
      const answer = answers.get(key) ?? { key, name: null, count: 0, digits: [] };
      answer.count += count;
      answer.digits.push(digits);
      answers.set(key, answer);
    }
  }
  const rank = ({ name }: SurveyAnswer) => (name === null ? 1 : 0);
  return { answers: [...answers.values()].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1)), several };
}

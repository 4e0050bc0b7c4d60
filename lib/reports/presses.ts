import type { AssignableKey } from "@/lib/campaigns/key-actions";
import type { Answers } from "@/lib/campaigns/schema";

/** What the keys of a campaign mean to who reads its report. */
export interface KeyNames {
  answers: Answers;
  /** Keys whose action takes down what is typed after them: digits that follow are no keys. */
  capturing: AssignableKey[];
}

export const NO_KEY_NAMES: KeyNames = { answers: {}, capturing: [] };

export interface Press {
  /** One key; or everything that was typed after a key that takes digits down. */
  digits: string;
  /** What the key means; null where nobody named it. */
  name: string | null;
}

/**
 * A call's `digits` key by key, so that each can be told with its name. Without any name among them they stay the one text that
 * IP-Sales gave.
 */
export function pressesOf(digits: string, names: KeyNames): Press[] {
  const { answers } = names;
  const keys = keysOf(digits, names);
  const presses: Press[] = [...keys].map((digit) => ({ digits: digit, name: nameOf(digit, answers) }));
  if (presses.every(({ name }) => name === null)) return [{ digits, name: null }];
  const typed = digits.slice(keys.length);
  return typed === "" ? presses : [...presses, { digits: typed, name: null }];
}

/** The keys among a call's `digits`: what follows a key that takes digits down is what was typed. */
export function keysOf(digits: string, { capturing }: Pick<KeyNames, "capturing">): string {
  const capturers: ReadonlySet<string> = new Set(capturing);
  const typedFrom = [...digits].findIndex((digit) => capturers.has(digit)) + 1;
  return typedFrom > 0 ? digits.slice(0, typedFrom) : digits;
}

const OPT_OUT_KEY = "9";

/**
 * Whether a call's `digits` ask for no more calls: the rule of the ledger (decision 30).
 * In a campaign launched from here: a 9 among the keys, so none that was typed after a key that takes digits down. In any other, whose keys
 * nobody here knows: the 9 alone, because a longer text may as well be a number that somebody was asked for.
 * @param keys null for a campaign that wasn't launched from here
 */
export function isOptOut(digits: string, keys: Pick<KeyNames, "capturing"> | null): boolean {
  return keys ? keysOf(digits, keys).includes(OPT_OUT_KEY) : digits === OPT_OUT_KEY;
}

const nameOf = (digit: string, answers: Answers): string | null =>
  Object.entries(answers).find(([key, name]) => key === digit && name !== undefined)?.[1] ?? null;

/** A part of a number of trials: how many of those who were called answered. */
export interface Proportion {
  hits: number;
  /** All trials; never fewer than the hits. */
  of: number;
}

export interface Interval {
  low: number;
  high: number;
}

/** Two-sided standard normal quantiles at 5 % shared by that many comparisons (Bonferroni), from one to five. */
const QUANTILES = [1.959964, 2.241403, 2.39398, 2.497705, 2.575829] as const;
export const MOST_COMPARISONS = QUANTILES.length;

/** @param comparisons made at once, from 1 to {@link MOST_COMPARISONS}: the more there are, the surer each has to be */
function quantileFor(comparisons: number): number {
  const quantile = QUANTILES[comparisons - 1];
  if (quantile === undefined) throw new RangeError(`no quantile for ${comparisons} comparisons`);
  return quantile;
}

/** Where the true share lies, by Wilson's score interval: it holds for small numbers too. Null without a trial. */
export function wilsonInterval({ hits, of }: Proportion, comparisons = 1): Interval | null {
  if (of === 0) return null;
  const z = quantileFor(comparisons);
  const share = hits / of;
  const middle = share + z ** 2 / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const whole = 1 + z ** 2 / of;
  return { low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}

export interface Difference extends Interval {
  /** The one's share less the other's. */
  value: number;
  /** Chance alone doesn't explain it: the interval leaves out "no difference". */
  meaningful: boolean;
}

/**
 * How much the share of one differs from the other's, and whether that means anything: Newcombe's interval of the difference, made of the
 * two Wilson intervals (Newcombe 1998, method 10), leaves zero out. Null where one of them has no trial.
 * @param comparisons with the same other one: 5 % is the chance that any of them is called meaningful without being so
 */
export function differenceOf(one: Proportion, other: Proportion, comparisons = 1): Difference | null {
  const mine = wilsonInterval(one, comparisons);
  const theirs = wilsonInterval(other, comparisons);
  if (!mine || !theirs) return null;
  const [a, b] = [one.hits / one.of, other.hits / other.of];
  const low = a - b - Math.hypot(a - mine.low, theirs.high - b);
  const high = a - b + Math.hypot(mine.high - a, b - theirs.low);
  return { value: a - b, low, high, meaningful: low > 0 || high < 0 };
}

/** One thing measured against another, both in the same run. A ratio below 1: ours takes less time. */
export interface Measure {
  name: string;
  ours: Side;
  other: Side;
  /** How often each side is timed; more where a single run is short. */
  rounds: number;
}

interface Side {
  label: string;
  /** Brings about what is measured; not timed. */
  before?: () => Promise<void>;
  run: () => unknown;
}

export interface Result {
  name: string;
  ours: Timing & { label: string };
  other: Timing & { label: string };
  /** Ours by the other, round by round. */
  ratio: Spread;
  rounds: number;
}

interface Spread {
  median: number;
  min: number;
  max: number;
}

interface Timing {
  milliseconds: Spread;
}

/** Times both sides in turn, so that a machine that slows down slows both; a first round of each is not counted. */
export async function timed({ name, ours, other, rounds }: Measure): Promise<Result> {
  const times: { ours: number; other: number }[] = [];
  for (let round = 0; round <= rounds; round++) times.push({ ours: await millisecondsOf(ours), other: await millisecondsOf(other) });
  const counted = times.slice(1);
  return {
    name,
    ours: { label: ours.label, milliseconds: spreadOf(counted.map((time) => time.ours)) },
    other: { label: other.label, milliseconds: spreadOf(counted.map((time) => time.other)) },
    ratio: spreadOf(counted.map((time) => time.ours / time.other)),
    rounds,
  };
}

async function millisecondsOf({ before, run }: Side): Promise<number> {
  await before?.();
  const began = performance.now();
  await run();
  return performance.now() - began;
}

export function spreadOf(numbers: number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, min: at(0), max: at(sorted.length - 1) };
}

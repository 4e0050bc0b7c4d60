/** Mixes whole numbers into 32 well-spread bits (MurmurHash3's finaliser after each): the same numbers, the same bits. */
export function hash(...values: number[]): number {
  let bits = 0x9e3779b9;
  for (const value of values) {
    bits = Math.imul(bits ^ value, 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    bits ^= bits >>> 16;
  }
  return bits >>> 0;
}

/** A stream of pseudo-random numbers that depends on its seed alone (mulberry32). */
export class Draws {
  #state: number;

  constructor(...seed: number[]) {
    this.#state = hash(...seed);
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[Math.floor(this.next() * choices.length)] ?? choices[0];
  }
}

export type Weighted<T> = readonly [choice: T, weight: number];

/** Choices of which each comes as often as its weight says. */
export class Lottery<T> {
  readonly #choices: readonly [Weighted<T>, ...Weighted<T>[]];
  readonly #total: number;

  constructor(...choices: [Weighted<T>, ...Weighted<T>[]]) {
    this.#choices = choices;
    this.#total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  }

  draw(draws: Draws): T {
    let left = draws.next() * this.#total;
    for (const [choice, weight] of this.#choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return this.#choices[0][0];
  }
}

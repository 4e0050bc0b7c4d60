import type { Attempt } from "./attempt.ts";

export type CallInAir = { recipient: number; startedAt: number; endAt: number; attempt: Attempt };

/** The calls under way, the one that ends first on top: a binary heap. Of two that end together the lower recipient goes first. */
export class CallsInAir {
  readonly #heap: CallInAir[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** Infinity when nothing is in the air. */
  get nextEndAt(): number {
    return this.#heap[0]?.endAt ?? Number.POSITIVE_INFINITY;
  }

  all(): readonly CallInAir[] {
    return this.#heap;
  }

  push(call: CallInAir): void {
    let place = this.#heap.push(call) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#swapIfBefore(place, above)) return;
      place = above;
    }
  }

  pop(): CallInAir | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (!first || !last || this.#heap.length === 0) return first;
    this.#heap[0] = last;
    for (let place = 0; ; ) {
      const left = place * 2 + 1;
      const child = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfBefore(child, place)) return first;
      place = child;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    return a !== undefined && b !== undefined && (a.endAt < b.endAt || (a.endAt === b.endAt && a.recipient < b.recipient));
  }

  #swapIfBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (!a || !b || !this.#isBefore(one, other)) return false;
    this.#heap[one] = b;
    this.#heap[other] = a;
    return true;
  }
}

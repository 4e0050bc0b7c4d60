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
    const heap = this.#heap;
    let hole = heap.push(call) - 1;
    while (hole > 0) {
      const place = (hole - 1) >> 1;
      const above = heap[place];
      if (!above || !isBefore(call, above)) break;
      heap[hole] = above;
      hole = place;
    }
    heap[hole] = call;
  }

  pop(): CallInAir | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let hole = 0;
    for (let place = 1; place < heap.length; place = hole * 2 + 1) {
      let child = heap[place];
      const sibling = heap[place + 1];
      if (sibling && child && isBefore(sibling, child)) {
        child = sibling;
        place += 1;
      }
      if (!child || !isBefore(child, last)) break;
      heap[hole] = child;
      hole = place;
    }
    heap[hole] = last;
    return first;
  }
}

const isBefore = (a: CallInAir, b: CallInAir): boolean => a.endAt < b.endAt || (a.endAt === b.endAt && a.recipient < b.recipient);

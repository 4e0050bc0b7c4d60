export type Retry = { recipient: number; dueAt: number };

/** Who waits to be called again. The wait is the same for all, so retries fall due in the order in which the calls ended: a queue. */
export class RetryQueue {
  #retries: Retry[];
  #head = 0;

  constructor(retries: Retry[] = []) {
    this.#retries = retries;
  }

  get size(): number {
    return this.#retries.length - this.#head;
  }

  /** The one that falls due next. */
  get first(): Retry | undefined {
    return this.#retries[this.#head];
  }

  all(): Retry[] {
    return this.#retries.slice(this.#head);
  }

  push(retry: Retry): void {
    this.#retries.push(retry);
  }

  dropFirst(): void {
    this.#head += 1;
    if (this.#head > 4_096 && this.#head * 2 > this.#retries.length) {
      this.#retries = this.all();
      this.#head = 0;
    }
  }
}

/** How people's acts and what befalls them take turns: neither runs far ahead of the other, however fast the machine is. */
export class Pace {
  #begun = 0;
  #allowed: number;
  readonly #every: number;
  readonly #waiting = new Set<() => void>();

  /** @param acts of all people together @param beats how often something befalls them meanwhile */
  constructor(
    readonly acts: number,
    readonly beats: number,
  ) {
    this.#every = acts / Math.max(1, beats);
    this.#allowed = beats === 0 ? acts : 2 * this.#every;
  }

  get begun(): number {
    return this.#begun;
  }

  /** Resolves when the next act may begin; false when there were enough. */
  async take(): Promise<boolean> {
    await this.#until(() => this.#begun >= this.acts || this.#begun < this.#allowed);
    if (this.#begun >= this.acts) return false;
    this.#begun++;
    this.#wake();
    return true;
  }

  /** Each beat as its time comes; while it is worked on, people go on for a while. */
  async *each(): AsyncGenerator<number> {
    for (let beat = 0; beat < this.beats; beat++) {
      await this.#until(() => this.#begun >= Math.floor(beat * this.#every));
      yield beat;
      this.#allowed = (beat + 3) * this.#every;
      this.#wake();
    }
    this.#allowed = this.acts;
    this.#wake();
  }

  async #until(isTime: () => boolean): Promise<void> {
    while (!isTime()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}

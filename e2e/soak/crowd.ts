import { setTimeout as pause } from "node:timers/promises";
import { Random } from "../chaos/random";
import { LiveViewer } from "../live-viewer";

const JOINED_AT_ONCE = 20;
/** The crowd is looked over so often; by then this share of it has gone away, and as many others have come. */
const TURN_MS = 250;
const LEAVING = 0.004;
/** Who lost the line comes back and names what they saw last. */
const COMING_BACK = 0.3;
const STOPPING_TO_READ = 0.002;
const STOPPED_TURNS = { from: 10, to: 80 };

/** People who watch the board: they come and go, and some of them don't keep up for a while. */
export class Crowd {
  readonly #random: Random;
  readonly #viewers = new Set<LiveViewer>();
  /** Those that read nothing now, and for how many turns more. */
  readonly #stopped = new Map<LiveViewer, number>();
  readonly figures = { joined: 0, cameBack: 0, left: 0, stoppedReading: 0, cutByServer: 0, longestSilenceMs: 0 };

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
    seed: number,
  ) {
    this.#random = new Random(seed, "crowd");
  }

  get viewers(): LiveViewer[] {
    return [...this.#viewers];
  }

  /** As many as are missing. */
  async fill(size: number): Promise<void> {
    while (this.#viewers.size < size) {
      const missing = Math.min(JOINED_AT_ONCE, size - this.#viewers.size);
      await Promise.all(Array.from({ length: missing }, () => this.#join()));
    }
  }

  /** Comes and goes until a moment of `performance.now()`. */
  async live(size: number, untilMs: number): Promise<void> {
    for (let next = performance.now(); next < untilMs; next += TURN_MS) {
      await pause(Math.max(0, next - performance.now()));
      this.#listen();
      await this.#turn();
      await this.fill(size);
    }
  }

  /** Everybody reads again. */
  settle(): void {
    for (const viewer of this.#stopped.keys()) viewer.goOnReading();
    this.#stopped.clear();
  }

  leave(): void {
    for (const viewer of this.#viewers) viewer.leave();
    this.#viewers.clear();
  }

  async #join(before?: LiveViewer): Promise<void> {
    this.#viewers.add(await LiveViewer.join(this.url, this.headers, before));
    this.figures.joined++;
  }

  /** How long anybody who reads has heard nothing, not even a beat. */
  #listen(): void {
    const now = performance.now();
    for (const viewer of this.#viewers) {
      if (viewer.isReading) this.figures.longestSilenceMs = Math.max(this.figures.longestSilenceMs, now - viewer.heardAt);
      if (viewer.isOpen) continue;
      this.figures.cutByServer++;
      this.#viewers.delete(viewer);
    }
  }

  async #turn(): Promise<void> {
    for (const viewer of [...this.#viewers]) {
      if (this.#random.chance(LEAVING)) await this.#replace(viewer);
      else if (!this.#stopped.has(viewer) && this.#random.chance(STOPPING_TO_READ)) this.#stop(viewer);
    }
    for (const [viewer, turns] of this.#stopped) {
      if (turns > 0) this.#stopped.set(viewer, turns - 1);
      else {
        this.#stopped.delete(viewer);
        viewer.goOnReading();
      }
    }
  }

  async #replace(viewer: LiveViewer): Promise<void> {
    viewer.leave();
    this.#viewers.delete(viewer);
    this.#stopped.delete(viewer);
    this.figures.left++;
    if (!this.#random.chance(COMING_BACK)) return;
    this.figures.cameBack++;
    await this.#join(viewer);
  }

  #stop(viewer: LiveViewer): void {
    viewer.stopReading();
    this.figures.stoppedReading++;
    this.#stopped.set(viewer, this.#random.whole(STOPPED_TURNS.from, STOPPED_TURNS.to));
  }
}

import "server-only";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { log } from "./log";

/**
 * A lease tells whether a process lives, and goes by the real time. Longer than a heartbeat by far, shorter than a person's patience:
 * after a kill the state is right within seconds.
 */
export const LEASE = sql`now() + interval '8 seconds'`;
const HEARTBEAT_MS = 2_000;
const POLL_MS = 1_000;

/** Another took the row over, or a person cancelled it: what this worker knows of it is worth nothing any more. */
export class FenceLost extends Error {
  override name = "FenceLost";
}

/** What a worker drives: launches, jobs on lists. */
export interface LeasedWork<Row extends { id: string; state: string }> {
  /** One of them: the key of its id in the log. */
  name: string;
  atOnce: number;
  /** Takes rows that are due and that nobody works on, under {@link LEASE}; several processes share them without meeting. */
  takeDue(owner: string, limit: number): Promise<Row[]>;
  /** Keeps the lease while work goes on. */
  renewLease(row: Row): Promise<void>;
  /** Goes on with a taken row as far as a machine may. @throws FenceLost */
  workOn(row: Row): Promise<void>;
  /** Now and then, while nothing is under way. */
  whenIdle?(): Promise<void>;
}

/** Drives rows that are due, each under a lease: whatever a browser or a process does, the row decides what comes next. */
export class LeaseWorker<Row extends { id: string; state: string }> {
  readonly #kind: LeasedWork<Row>;
  readonly #owner = randomUUID();
  readonly #working = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(kind: LeasedWork<Row>) {
    this.#kind = kind;
  }

  start(): void {
    this.#stopped = false;
    this.#timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  /** Looks for due rows now; called when a row has just been written. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#ticking) {
      this.#again = true;
      return;
    }
    this.#ticking = this.#tick().finally(() => {
      this.#ticking = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.wake();
    });
  }

  /** Takes nothing more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#ticking;
  }

  /** Until nothing that was taken is under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#working);
  }

  async #tick(): Promise<void> {
    const { name, atOnce, takeDue, whenIdle } = this.#kind;
    const room = atOnce - this.#working.size;
    if (room <= 0) return;
    try {
      for (const row of await takeDue(this.#owner, room)) {
        const work = this.#workOn(row).finally(() => {
          this.#working.delete(work);
          this.wake();
        });
        this.#working.add(work);
      }
      if (this.#working.size === 0) await whenIdle?.();
    } catch (error) {
      log.error({ err: error, name }, "due work could not be read");
    }
  }

  /** After an error nobody foresaw the lease runs out, and the row's state says what is safe. */
  async #workOn(row: Row): Promise<void> {
    const { name, renewLease, workOn } = this.#kind;
    const noted = { [name]: row.id, state: row.state };
    const beat = setInterval(() => {
      renewLease(row).catch((error: unknown) => log.warn({ err: error, ...noted }, "a lease was not renewed"));
    }, HEARTBEAT_MS);
    try {
      await workOn(row);
    } catch (error) {
      if (!(error instanceof FenceLost)) log.error({ err: error, ...noted }, "work stands still");
    } finally {
      clearInterval(beat);
    }
  }
}

import "server-only";
import { randomUUID } from "node:crypto";
import { log } from "@/lib/log";
import { forgetOld } from "./forget";
import { FenceLost, HEARTBEAT_MS, type JobRow, renewLease, takeDue } from "./rows";
import { workOn } from "./work";

const POLL_MS = 1_000;
const AT_ONCE = 4;
const FORGETS_EVERY_MS = 3_600_000;

/** Drives jobs on lists from their rows, as `lib/launches/worker.ts` drives launches. One a process. */
export class ListWorker {
  readonly #owner = randomUUID();
  readonly #working = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #forgetsAt = 0;

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

  /** Takes nothing more. A job that is under way goes on in the next process, when its lease is over: each step does no harm twice. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#ticking;
  }

  /** Where nothing else is to be done, once an hour. */
  async #forget(): Promise<void> {
    if (performance.now() < this.#forgetsAt) return;
    this.#forgetsAt = performance.now() + FORGETS_EVERY_MS;
    await forgetOld();
  }

  async #tick(): Promise<void> {
    const room = AT_ONCE - this.#working.size;
    if (room <= 0) return;
    try {
      for (const row of await takeDue(this.#owner, room)) {
        const work = workUnderLease(row).finally(() => {
          this.#working.delete(work);
          this.wake();
        });
        this.#working.add(work);
      }
      if (this.#working.size === 0) await this.#forget();
    } catch (error) {
      log.error({ err: error }, "due jobs on lists could not be read");
    }
  }
}

/** After an error nobody foresaw the lease runs out, and the job is taken again. */
async function workUnderLease(row: JobRow): Promise<void> {
  const beat = setInterval(() => {
    renewLease(row).catch((error) => {
      if (!(error instanceof FenceLost)) log.warn({ err: error, job: row.id }, "a lease was not renewed");
    });
  }, HEARTBEAT_MS);
  try {
    await workOn(row);
  } catch (error) {
    log.error({ err: error, job: row.id }, "a job on a list stands still");
  } finally {
    clearInterval(beat);
  }
}

// A bundler may give each route its own copy of this module; the worker is one for the process.
const SLOT: unique symbol = Symbol.for("shofar.lists.worker");
const shared: typeof globalThis & { [SLOT]?: ListWorker } = globalThis;

/** The process's worker, started at the first use. */
export function listWorker(): ListWorker {
  if (!shared[SLOT]) {
    shared[SLOT] = new ListWorker();
    shared[SLOT].start();
  }
  return shared[SLOT];
}

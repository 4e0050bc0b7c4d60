import "server-only";
import { randomUUID } from "node:crypto";
import { hub } from "@/lib/live/hub";
import { log } from "@/lib/log";
import { checkLaunch } from "./check";
import { settleCommit, verifyLaunch } from "./commit";
import { FenceLost, HEARTBEAT_MS, type LaunchRow, release, renewLease, takeDue } from "./rows";
import { searchLaunch } from "./search";
import { afterLostLease, expireApproval, sendOrWait } from "./send";
import type { LaunchState } from "./state-machine";
import { watchLaunches } from "./watch";

/** What is done with a row in each state that a machine goes on from. A step gives the row to go on with, or null: it let go of it. */
const STEPS: Partial<Record<LaunchState, (row: LaunchRow) => Promise<LaunchRow | null>>> = {
  intent: checkLaunch,
  checked: sendOrWait,
  waiting: sendOrWait,
  "awaiting-approval": expireApproval,
  preparing: afterLostLease,
  unknown: searchLaunch,
  held: verifyLaunch,
  committing: settleCommit,
};

const POLL_MS = 1_000;
const WATCH_MS = 15_000;
/** A send may wait for its answer two minutes; others go on beside it. */
const AT_ONCE = 32;

/** Drives launches from their rows: whatever a browser or a process does, the row decides what comes next. One a process. */
export class LaunchWorker {
  readonly #owner = randomUUID();
  readonly #working = new Set<Promise<void>>();
  #timers: NodeJS.Timeout[] = [];
  #ticking: Promise<void> | undefined;
  #watching: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  start(): void {
    this.#timers = [setInterval(() => this.wake(), POLL_MS), setInterval(() => void this.watch(), WATCH_MS)];
    this.wake();
    void this.watch();
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

  /** Brings launches that rest up to what became of their campaigns, and holds what arrived late. */
  watch(): Promise<void> {
    this.#watching ??= watchLaunches()
      .catch((error: unknown) => log.warn({ err: error }, "resting launches could not be looked after"))
      .finally(() => {
        this.#watching = undefined;
      });
    return this.#watching;
  }

  /** Takes nothing more, and waits for what is under way. What can't wait is told by its lease. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#ticking;
    await Promise.allSettled(this.#working);
  }

  async #tick(): Promise<void> {
    const room = AT_ONCE - this.#working.size;
    if (room <= 0) return;
    try {
      for (const row of await takeDue(this.#owner, room)) {
        const work = workOn(row).finally(() => {
          this.#working.delete(work);
          this.wake();
        });
        this.#working.add(work);
      }
    } catch (error) {
      log.error({ err: error }, "due launches could not be read");
    }
  }
}

/** Goes on with a taken row as far as a machine may. After an error nobody foresaw the lease runs out, and the row's state says what is safe. */
async function workOn(taken: LaunchRow): Promise<void> {
  const beat = setInterval(() => {
    renewLease(taken).catch((error) => log.warn({ err: error, launch: taken.id }, "a lease was not renewed"));
  }, HEARTBEAT_MS);
  try {
    let row: LaunchRow | null = taken;
    while (row) {
      const step: ((row: LaunchRow) => Promise<LaunchRow | null>) | undefined = STEPS[row.state];
      if (!step) {
        await release(row, null);
        return;
      }
      row = await step(row);
    }
  } catch (error) {
    if (!(error instanceof FenceLost)) log.error({ err: error, launch: taken.id, state: taken.state }, "a launch stands still");
  } finally {
    clearInterval(beat);
    hub().refresh();
  }
}

// A bundler may give each route its own copy of this module; the worker is one for the process.
const SLOT: unique symbol = Symbol.for("shofar.launches.worker");
const shared: typeof globalThis & { [SLOT]?: LaunchWorker } = globalThis;

/** The process's worker, started at the first use. */
export function launchWorker(): LaunchWorker {
  if (!shared[SLOT]) {
    shared[SLOT] = new LaunchWorker();
    shared[SLOT].start();
  }
  return shared[SLOT];
}

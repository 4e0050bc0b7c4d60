import "server-only";
import { type LeasedWork, LeaseWorker } from "@/lib/leased-work";
import { hub } from "@/lib/live/hub";
import { log } from "@/lib/log";
import { checkLaunch } from "./check";
import { settleCommit, verifyLaunch } from "./commit";
import { type LaunchRow, release, renewLease, takeDue } from "./rows";
import { searchLaunch } from "./search";
import { afterLostLease, expireApproval, sendOrWait } from "./send";
import type { LaunchState } from "./state-machine";
import { watchLaunches } from "./watch";

type Step = (row: LaunchRow) => Promise<LaunchRow | null>;

/** What is done with a row in each state that a machine goes on from. A step gives the row to go on with, or null: it let go of it. */
const STEPS: Partial<Record<LaunchState, Step>> = {
  intent: checkLaunch,
  checked: sendOrWait,
  waiting: sendOrWait,
  "awaiting-approval": expireApproval,
  preparing: afterLostLease,
  unknown: searchLaunch,
  held: verifyLaunch,
  committing: settleCommit,
};

const WATCH_MS = 15_000;

const LAUNCHES: LeasedWork<LaunchRow> = {
  name: "launch",
  // A send may wait for its answer two minutes; others go on beside it.
  atOnce: 32,
  takeDue,
  renewLease,
  workOn: (row) => stepOn(row).finally(() => hub().refresh()),
};

async function stepOn(taken: LaunchRow): Promise<void> {
  let row: LaunchRow | null = taken;
  while (row) {
    const step: Step | undefined = STEPS[row.state];
    if (!step) return release(row, null);
    row = await step(row);
  }
}

/** Drives launches from their rows, and looks after those that rest. One a process. */
export class LaunchWorker {
  readonly #worker = new LeaseWorker(LAUNCHES);
  #timer: NodeJS.Timeout | undefined;
  #watching: Promise<void> | undefined;

  start(): void {
    this.#timer = setInterval(() => void this.watch(), WATCH_MS);
    this.#worker.start();
    void this.watch();
  }

  /** Looks for due rows now; called when a row has just been written. */
  wake(): void {
    this.#worker.wake();
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
    clearInterval(this.#timer);
    await this.#worker.stop();
    await this.#worker.settled();
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

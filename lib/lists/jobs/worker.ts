import "server-only";
import { type LeasedWork, LeaseWorker } from "@/lib/leased-work";
import { forgetOld } from "./forget";
import { type JobRow, renewLease, takeDue } from "./rows";
import { workOn } from "./work";

const FORGETS_EVERY_MS = 3_600_000;

let forgetsAt = 0;

async function forgetNowAndThen(): Promise<void> {
  if (performance.now() < forgetsAt) return;
  forgetsAt = performance.now() + FORGETS_EVERY_MS;
  await forgetOld();
}

/** A job that is under way when its process ends goes on in the next, when its lease is over: each step does no harm twice. */
const JOBS: LeasedWork<JobRow> = { name: "job", atOnce: 4, takeDue, renewLease, workOn, whenIdle: forgetNowAndThen };

// A bundler may give each route its own copy of this module; the worker is one for the process.
const SLOT: unique symbol = Symbol.for("shofar.lists.worker");
const shared: typeof globalThis & { [SLOT]?: LeaseWorker<JobRow> } = globalThis;

/** The process's worker of jobs on lists, started at the first use. */
export function listWorker(): LeaseWorker<JobRow> {
  if (!shared[SLOT]) {
    shared[SLOT] = new LeaseWorker(JOBS);
    shared[SLOT].start();
  }
  return shared[SLOT];
}

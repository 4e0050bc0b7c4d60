import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { launchWorker } from "@/lib/launches/worker";
import { listWorker } from "@/lib/lists/jobs/worker";
import { hub } from "@/lib/live/hub";
import { log } from "@/lib/log";

/** Supervisors kill after thirty seconds; a launch that is being sent has had two thirds of that. */
const END_WITHIN_MS = 20_000;

/**
 * Ends the process when it is asked to, whatever is still open. Next waits for every request, and a live board or half an upload never
 * ends by itself: boards are let go at once (browsers join again elsewhere), a send under way may finish, and after the time is up the
 * rest is cut. A launch that was being sent then is unknown, and is looked for by the next process.
 */
export function endInTime(): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end());
}

async function end(): Promise<void> {
  void hub().close();
  void listWorker().stop();
  const inTime = await Promise.race([
    launchWorker()
      .stop()
      .then(() => true),
    wait(END_WITHIN_MS, false),
  ]);
  log.info({ sendsFinished: inTime }, "the process was asked to end");
  // Next ends it as soon as the last request is answered; those that never end are cut.
  setTimeout(() => process.exit(0), inTime ? GRACE_MS : 0).unref();
}

/** For answers that are on their way. */
const GRACE_MS = 3_000;

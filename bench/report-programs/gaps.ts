import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";

const RESOLUTION_MS = 1;
const IDLE_MS = 100;

/**
 * How long this thread answers nobody, at the longest, from now on. The monitor counts from one of its turns to the next: what lies between
 * them where nothing is to be done is the monitor's own, and no gap.
 */
export async function gaps(): Promise<{ longest: () => Promise<number> }> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  await pause(20);
  delays.reset();
  await pause(IDLE_MS);
  const idle = delays.percentile(50);
  delays.reset();
  // The first turn after it only begins to count.
  await pause(20);
  return {
    longest: async () => {
      // What stopped the thread until now is counted at the next turn.
      await pause(20);
      delays.disable();
      return (delays.max - idle) / 1e6;
    },
  };
}

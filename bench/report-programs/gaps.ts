import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";

const RESOLUTION_MS = 1;

/** How long this thread answers nobody, at the longest, from now on. */
export async function gaps(): Promise<{ longest: () => Promise<number> }> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  await pause(20);
  delays.reset();
  // The first turn after it only begins to count.
  await pause(20);
  return {
    longest: async () => {
      // What stopped the thread until now is counted at the next turn.
      await pause(20);
      delays.disable();
      return delays.max / 1e6;
    },
  };
}

// Preloaded into a server whose event loop is watched (report-export.ts): when asked, it tells the longest gap since it was asked before.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

if (process.channel && isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  process.on("message", (message) => {
    if (message !== "gap") return;
    process.send?.({ longestGapMs: delays.max / 1e6 });
    delays.reset();
  });
  process.channel.unref();
}

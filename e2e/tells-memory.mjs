// Preloaded into a program whose memory is measured (memory.ts): when asked, it collects its garbage and tells what is left.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

if (process.channel && isMainThread) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  process.on("message", (message) => {
    if (message !== "memory") return;
    collect();
    process.send?.({ memory: process.memoryUsage() });
  });
  process.channel.unref();
}

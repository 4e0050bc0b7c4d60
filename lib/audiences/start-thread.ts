import "server-only";
import { Worker } from "node:worker_threads";

const HEAP_MB = 1024;

/** Starts `reader-worker.ts` on a task. The bundler finds the thread's file by exactly this expression. */
export function startThread(task: unknown): Worker {
  return new Worker(new URL("./reader-worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
}

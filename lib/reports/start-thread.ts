import "server-only";
import { Worker } from "node:worker_threads";

/** Starts `desk-thread.ts`. The bundler finds the thread's file by exactly this expression. */
export function startThread(): Worker {
  return new Worker(new URL("./desk-thread.ts", import.meta.url));
}

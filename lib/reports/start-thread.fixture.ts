import { Worker } from "node:worker_threads";

/** `startThread` for tests: outside the bundle the thread is TypeScript, which Node 20 loads in a thread only through a script like this. */
export function startThread(): Worker {
  const file = JSON.stringify(new URL("./desk-thread.ts", import.meta.url).href);
  return new Worker(`import("tsx/esm/api").then(({ register }) => { register(); return import(${file}); })`, { eval: true });
}

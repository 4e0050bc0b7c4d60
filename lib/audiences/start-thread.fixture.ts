import { Worker } from "node:worker_threads";

/** `startThread` for tests: outside the bundle the thread is TypeScript, which Node 20 loads in a thread only through a script like this. */
export function startThread(task: unknown): Worker {
  const file = JSON.stringify(new URL("./reader-worker.ts", import.meta.url).href);
  const script = `import("tsx/esm/api").then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(script, { eval: true, workerData: task, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
}

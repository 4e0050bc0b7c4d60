import { readContactFile } from "../lists/read-contacts";
import { readFile } from "./read-audience";
import type { WorkerAnswer, WorkerTask } from "./read-in-browser";
import { UnreadableFile } from "./unreadable-file";

/** The worker's side of `readInBrowser`: one file in, progress and one answer out. */

const PROGRESS_EVERY_MS = 100;

async function answer(task: WorkerTask): Promise<WorkerAnswer> {
  let told = 0;
  const onProgress = (rows: number) => {
    if (performance.now() - told < PROGRESS_EVERY_MS) return;
    told = performance.now();
    self.postMessage({ kind: "progress", rows } satisfies WorkerAnswer);
  };
  try {
    const bytes = new Uint8Array(await task.file.arrayBuffer());
    if (task.kind === "contacts")
      return { kind: "contacts", reading: await readContactFile(bytes, task.file.name, task.options, onProgress) };
    const { summary } = await readFile(bytes, task.file.name, task.options, { onProgress });
    return { kind: "numbers", summary };
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: "unreadable", reason: error.reason, max: error.max, choices: error.choices };
    return { kind: "failed" };
  }
}

self.addEventListener("message", async (event: MessageEvent<WorkerTask>) => {
  self.postMessage(await answer(event.data));
});

import { readFile } from "./read-audience";
import type { WorkerAnswer, WorkerTask } from "./read-in-browser";
import { UnreadableFile } from "./unreadable-file";

/** The worker's side of `readInBrowser`: one file in, progress and one answer out. */

const PROGRESS_EVERY_MS = 100;

async function answer({ file, options }: WorkerTask): Promise<WorkerAnswer> {
  let told = 0;
  const onProgress = (rows: number) => {
    if (performance.now() - told < PROGRESS_EVERY_MS) return;
    told = performance.now();
    self.postMessage({ kind: "progress", rows } satisfies WorkerAnswer);
  };
  try {
    const { summary } = await readFile(new Uint8Array(await file.arrayBuffer()), file.name, options, onProgress);
    return { kind: "read", summary };
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: "unreadable", reason: error.reason, max: error.max, choices: error.choices };
    return { kind: "failed" };
  }
}

self.addEventListener("message", async (event: MessageEvent<WorkerTask>) => {
  self.postMessage(await answer(event.data));
});

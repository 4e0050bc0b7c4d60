import type { WorkerAnswer } from "./queries";
import { readFile } from "./read-audience";
import { UnreadableFile } from "./unreadable-file";

/** The worker's side of `readInBrowser`: one file in, progress and one answer out. */

const PROGRESS_EVERY_MS = 100;

async function answer(file: File): Promise<WorkerAnswer> {
  let told = 0;
  const onProgress = (rows: number) => {
    if (performance.now() - told < PROGRESS_EVERY_MS) return;
    told = performance.now();
    self.postMessage({ kind: "progress", rows } satisfies WorkerAnswer);
  };
  try {
    await readFile(new Uint8Array(await file.arrayBuffer()), file.name, onProgress);
    return { kind: "readable" };
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: "unreadable", reason: error.reason, max: error.max };
    return { kind: "failed" };
  }
}

self.addEventListener("message", async (event: MessageEvent<File>) => {
  self.postMessage(await answer(event.data));
});

import type { FileChoices, ReadingOptions } from "./choices";
import { MAX_FILE_BYTES } from "./limits";
import type { AudienceSummary } from "./schema";
import { UnreadableFile, type UnreadableReason } from "./unreadable-file";

/** What the page asks its worker, and what the worker tells; only `browser-worker.ts` speaks this. */
export interface WorkerTask {
  file: File;
  options: ReadingOptions;
}
export type WorkerAnswer =
  | { kind: "progress"; rows: number }
  | { kind: "read"; summary: AudienceSummary }
  | { kind: "unreadable"; reason: UnreadableReason; max: number | null; choices: FileChoices | null }
  | { kind: "failed" };

/** Thrown before anything is read. */
export class FileTooLarge extends Error {
  readonly megabytes = MAX_FILE_BYTES / 1024 / 1024;
}

interface Listening {
  signal: AbortSignal;
  /** Rows read so far. */
  onProgress: (rows: number) => void;
}

/**
 * Reads a file in a worker of the page, by the very rules of the server, so that the page never freezes.
 * @throws FileTooLarge, UnreadableFile with the sheets and columns to choose from; the signal's reason when it is cancelled
 */
export async function readInBrowser(file: File, options: ReadingOptions, { signal, onProgress }: Listening): Promise<AudienceSummary> {
  if (file.size > MAX_FILE_BYTES) throw new FileTooLarge();
  signal.throwIfAborted();
  const worker = new Worker(new URL("./browser-worker.ts", import.meta.url), { type: "module" });
  return new Promise<AudienceSummary>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.addEventListener("error", () => reject(new Error("the reading worker failed")));
    worker.addEventListener("message", ({ data: answer }: MessageEvent<WorkerAnswer>) => {
      if (answer.kind === "progress") onProgress(answer.rows);
      else if (answer.kind === "read") resolve(answer.summary);
      else if (answer.kind === "unreadable") reject(new UnreadableFile(answer.reason, answer.max, { choices: answer.choices }));
      else reject(new Error("the reading worker failed"));
    });
    worker.postMessage({ file, options } satisfies WorkerTask);
  }).finally(() => worker.terminate());
}

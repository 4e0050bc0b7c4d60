import type { ContactOptions, ContactReading } from "../lists/read-contacts";
import type { FileChoices, ReadingOptions } from "./choices";
import { MAX_FILE_BYTES } from "./limits";
import type { AudienceSummary } from "./schema";
import { UnreadableFile, type UnreadableReason } from "./unreadable-file";

/** What the page asks its worker, and what the worker tells; only `browser-worker.ts` speaks this. */
export type WorkerTask =
  | { kind: "numbers"; file: File; options: ReadingOptions }
  | { kind: "contacts"; file: File; options: ContactOptions };
type WorkerReading = { kind: "numbers"; summary: AudienceSummary } | { kind: "contacts"; reading: ContactReading };
export type WorkerAnswer =
  | { kind: "progress"; rows: number }
  | { kind: "unreadable"; reason: UnreadableReason; max: number | null; choices: FileChoices | null }
  | { kind: "failed" }
  | WorkerReading;

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
export async function readInBrowser(file: File, options: ReadingOptions, listening: Listening): Promise<AudienceSummary> {
  const read = await ask({ kind: "numbers", file, options }, listening);
  if (read.kind !== "numbers") throw new Error("the reading worker answered another question");
  return read.summary;
}

/** The people in a file, for an import into a list. @throws as {@link readInBrowser} */
export async function readContactsInBrowser(file: File, options: ContactOptions, listening: Listening): Promise<ContactReading> {
  const read = await ask({ kind: "contacts", file, options }, listening);
  if (read.kind !== "contacts") throw new Error("the reading worker answered another question");
  return read.reading;
}

async function ask(task: WorkerTask, { signal, onProgress }: Listening): Promise<WorkerReading> {
  if (task.file.size > MAX_FILE_BYTES) throw new FileTooLarge();
  signal.throwIfAborted();
  const worker = new Worker(new URL("./browser-worker.ts", import.meta.url), { type: "module" });
  return new Promise<WorkerReading>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.addEventListener("error", () => reject(new Error("the reading worker failed")));
    worker.addEventListener("message", ({ data: answer }: MessageEvent<WorkerAnswer>) => {
      if (answer.kind === "progress") onProgress(answer.rows);
      else if (answer.kind === "unreadable") reject(new UnreadableFile(answer.reason, answer.max, { choices: answer.choices }));
      else if (answer.kind === "failed") reject(new Error("the reading worker failed"));
      else resolve(answer);
    });
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}

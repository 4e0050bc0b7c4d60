import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { MAX_FILE_BYTES } from "./limits";
import { type Audience, AudienceAnswer } from "./schema";
import { UnreadableFile, type UnreadableReason } from "./unreadable-file";

/** What the worker tells the page. */
export type WorkerAnswer =
  | { kind: "progress"; rows: number }
  | { kind: "readable" }
  | { kind: "unreadable"; reason: UnreadableReason; max: number | null }
  | { kind: "failed" };

/** Thrown before anything is read. */
export class FileTooLarge extends Error {
  readonly megabytes = MAX_FILE_BYTES / 1024 / 1024;
}

export interface KeepOptions {
  signal: AbortSignal;
  /** Rows read so far; null once the file is on its way to the server. */
  onProgress: (rows: number | null) => void;
}

/**
 * Reads a file in a worker, so that a refusal comes at once and the page never freezes, then sends it to the server, which
 * reads it again by the same rules and keeps it.
 * @throws FileTooLarge, UnreadableFile, ApiProblem; the signal's reason when it is cancelled
 */
export async function keepAudience(file: File, { signal, onProgress }: KeepOptions): Promise<Audience> {
  if (file.size > MAX_FILE_BYTES) throw new FileTooLarge();
  await readInBrowser(file, { signal, onProgress });
  onProgress(null);
  const body = new FormData();
  body.set("file", file);
  const { audience } = await fetchJson(AudienceAnswer, paths.api.audiences(), { method: "POST", body, signal });
  return audience;
}

/** An audience that was kept before. @throws ApiProblem `not-found` when it isn't any more */
export async function fetchAudience(audienceId: string, signal?: AbortSignal): Promise<Audience> {
  return (await fetchJson(AudienceAnswer, paths.api.audience(audienceId), { ...(signal && { signal }) })).audience;
}

function readInBrowser(file: File, { signal, onProgress }: KeepOptions): Promise<void> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./browser-worker.ts", import.meta.url), { type: "module" });
  return new Promise<void>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.addEventListener("error", () => reject(new Error("the reading worker failed")));
    worker.addEventListener("message", (event: MessageEvent<WorkerAnswer>) => {
      const answer = event.data;
      if (answer.kind === "progress") onProgress(answer.rows);
      else if (answer.kind === "readable") resolve();
      else if (answer.kind === "unreadable") reject(new UnreadableFile(answer.reason, answer.max));
      else reject(new Error("the reading worker failed"));
    });
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

import "server-only";
import type { FileChoices, ReadingOptions } from "./choices";
import { readRawPhones } from "./read-audience";
import type { AudienceSummary, KeptReject } from "./schema";
import { startThread } from "./start-thread";
import { UnreadableFile, type UnreadableReason } from "./unreadable-file";

/** What the thread is asked, and what it answers. Only our own two files speak this. */
export type ReaderTask =
  | { kind: "file"; bytes: Uint8Array; fileName: string | null; options?: ReadingOptions }
  | { kind: "raws"; raws: readonly string[] };
export type ReaderAnswer =
  | { kind: "read"; summary: AudienceSummary; phones: string; rejects: KeptReject[] }
  | { kind: "unreadable"; reason: UnreadableReason; max: number | null; choices: FileChoices | null };

/** The accepted numbers are one string, one a line, as the database keeps them. */
export type ThreadReading = Extract<ReaderAnswer, { kind: "read" }>;

const MAX_THREADS = 2;
const TIMEOUT_MS = 120_000;
/** A short list is read in less time than a thread takes to start. */
const MAX_RAWS_WITHOUT_THREAD = 5_000;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads in a thread of its own, so that a large file stops nobody else, and with a bounded heap, so that a hostile one takes
 * nothing down. At most two at a time; the others wait their turn. Throws UnreadableFile.
 */
export async function readInThread(task: ReaderTask): Promise<ThreadReading> {
  if (task.kind === "raws" && task.raws.length <= MAX_RAWS_WITHOUT_THREAD) {
    const { summary, lines, rejects } = readRawPhones(task.raws);
    return { kind: "read", summary, phones: lines, rejects };
  }
  while (running >= MAX_THREADS) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    const answer = await runThread(task);
    if (answer.kind === "unreadable") throw new UnreadableFile(answer.reason, answer.max, { choices: answer.choices });
    return answer;
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function runThread(task: ReaderTask): Promise<ReaderAnswer> {
  const worker = startThread(task);
  return new Promise<ReaderAnswer>((resolve, reject) => {
    const timer = setTimeout(() => reject(new UnreadableFile("oversized-workbook")), TIMEOUT_MS);
    worker.once("message", resolve);
    worker.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new UnreadableFile("oversized-workbook", null, { cause: error }) : error),
    );
    worker.once("exit", () => reject(new Error("the reading thread ended without an answer")));
    worker.once("message", () => clearTimeout(timer));
    worker.once("exit", () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

import { parentPort, workerData } from "node:worker_threads";
import { readFile, readRawPhones } from "./read-audience";
import type { ReaderAnswer, ReaderTask } from "./read-in-thread";
import { UnreadableFile } from "./unreadable-file";

/** The thread's side of `read-in-thread.ts`: reads one task and answers once. */
async function answer(task: ReaderTask): Promise<ReaderAnswer> {
  try {
    const reading = task.kind === "file" ? await readFile(task.bytes, task.fileName, task.options) : readRawPhones(task.raws);
    return { kind: "read", summary: reading.summary, phones: reading.lines, rejects: reading.rejects };
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: "unreadable", reason: error.reason, max: error.max, choices: error.choices };
    throw error;
  }
}

const task: ReaderTask = workerData;
parentPort?.postMessage(await answer(task));

import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { type DeskAsk, ReportDesk } from "./report-desk";

/** What the thread is sent, and what it sends back. */
export type ThreadAsk = DeskAsk & { id: number };
export type ThreadAnswer = { id: number; value: unknown } | { id: number; error: unknown };

// The thread that serves people goes first. Linux alone gives a thread a priority of its own; elsewhere this would be the whole process's.
if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_LOW);

const desk = new ReportDesk();

parentPort?.on("message", async ({ id, ...ask }: ThreadAsk) => {
  try {
    const value = await desk.answer(ask);
    parentPort?.postMessage({ id, value } satisfies ThreadAnswer, value instanceof Uint8Array ? [value.buffer] : []);
  } catch (error) {
    parentPort?.postMessage({ id, error } satisfies ThreadAnswer);
  }
});

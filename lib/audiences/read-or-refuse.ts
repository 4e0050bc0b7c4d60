import "server-only";
import { AppError } from "@/lib/errors";
import { type ReaderTask, readInThread, type ThreadReading } from "./read-in-thread";
import { UnreadableFile } from "./unreadable-file";

/** Reads what somebody sent. @throws AppError `unreadable-file` */
export function readOrRefuse(task: ReaderTask): Promise<ThreadReading> {
  return readInThread(task).catch((error: unknown) => {
    throw unreadableProblem(error);
  });
}

/**
 * What the gate tells of a file that can't be read: 422, the reason as a word and as a sentence, and in `details` the sheets and columns
 * that a person can choose from. Other errors pass as they are.
 */
function unreadableProblem(error: unknown): unknown {
  if (!(error instanceof UnreadableFile)) return error;
  return new AppError("unreadable-file", {
    message: `audiences.unreadable.${error.reason}`,
    values: error.max === null ? {} : { max: error.max },
    details: { reason: error.reason, ...(error.max !== null && { max: error.max }), ...error.choices },
    cause: error,
  });
}

import "server-only";
import { AppError } from "@/lib/errors";
import { UnreadableFile } from "./unreadable-file";

/**
 * What the gate tells of a file that can't be read: 422, the reason as a word and as a sentence, and in `details` the sheets and columns
 * that a person can choose from. Other errors pass as they are.
 */
export function unreadableProblem(error: unknown): unknown {
  if (!(error instanceof UnreadableFile)) return error;
  return new AppError("unreadable-file", {
    message: `audiences.unreadable.${error.reason}`,
    values: error.max === null ? {} : { max: error.max },
    details: { reason: error.reason, ...(error.max !== null && { max: error.max }), ...error.choices },
    cause: error,
  });
}

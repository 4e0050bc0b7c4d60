import "server-only";
import { AppError, type ErrorCode } from "@/lib/errors";
import { type StoredProblem, storeProblem } from "@/lib/stored-problem";

/** What a launch rests with after an error. */
export const storedProblem = (error: unknown): StoredProblem =>
  storeProblem(error, { code: "upstream-unknown", message: "launches.problems.unforeseen" });

/** The contract answers every refusal of a launch with 4xx; -99 elsewhere is a fault of the connection. */
const ANSWERED_AS: Partial<Record<ErrorCode, ErrorCode>> = { "upstream-access-denied": "upstream-refused" };

/** The answer to who asked for a launch that came to nothing. */
export function launchError(problem: StoredProblem, launchId: string): AppError {
  const { code, message, values, details, upstream } = problem;
  return new AppError(ANSWERED_AS[code] ?? code, { message, values, details: { ...details, launchId }, upstream });
}

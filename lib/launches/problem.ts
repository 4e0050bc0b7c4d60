import "server-only";
import { z } from "zod";
import { AppError, ERROR_CODES, type ErrorCode } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/config";
import { translate } from "@/lib/i18n/translate";
import { log } from "@/lib/log";

/** An error as a row keeps it: the sentence is a key, so that everybody reads it in their own language. */
export const StoredProblem = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  upstream: z.unknown().optional(),
});
export type StoredProblem = z.output<typeof StoredProblem>;

/** What a launch rests with after an error. One that nobody foresaw is logged, and told without its text. */
export function storedProblem(error: unknown): StoredProblem {
  if (!(error instanceof AppError)) {
    log.error({ err: error }, "a launch met an error nobody foresaw");
    return { code: "upstream-unknown", message: "launches.problems.unforeseen" };
  }
  const { message, values, details, upstream } = error.options;
  return { code: error.code, message: message ?? `errors.${error.code}`, values, details, upstream };
}

export function toldProblem(problem: StoredProblem, locale: Locale) {
  const { code, message, values, details, upstream } = problem;
  return { code, message: translate(locale, message, values), ...(details && { details }), ...(upstream !== undefined && { upstream }) };
}

/** The contract answers every refusal of a launch with 4xx; -99 elsewhere is a fault of the connection. */
const ANSWERED_AS: Partial<Record<ErrorCode, ErrorCode>> = { "upstream-access-denied": "upstream-refused" };

/** The answer to who asked for a launch that came to nothing. */
export function launchError(problem: StoredProblem, launchId: string): AppError {
  const { code, message, values, details, upstream } = problem;
  return new AppError(ANSWERED_AS[code] ?? code, { message, values, details: { ...details, launchId }, upstream });
}

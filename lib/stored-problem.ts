import "server-only";
import { z } from "zod";
import { AppError, ERROR_CODES } from "@/lib/errors";
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

/** What a row rests with after an error. @param unforeseen told instead of the text of one that nobody foresaw, which is logged */
export function storeProblem(error: unknown, unforeseen: Pick<StoredProblem, "code" | "message">): StoredProblem {
  if (!(error instanceof AppError)) {
    log.error({ err: error }, "an error nobody foresaw is kept");
    return unforeseen;
  }
  const { message, values, details, upstream } = error.options;
  return { code: error.code, message: message ?? `errors.${error.code}`, values, details, upstream };
}

export function toldProblem(problem: StoredProblem, locale: Locale) {
  const { code, message, values, details, upstream } = problem;
  return { code, message: translate(locale, message, values), ...(details && { details }), ...(upstream !== undefined && { upstream }) };
}

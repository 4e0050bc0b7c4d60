import "server-only";
import { randomUUID } from "node:crypto";
import { isBusyDatabase } from "@/lib/db/busy";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/config";
import { DEFAULT_LOCALE } from "@/lib/i18n/config";
import { translate } from "@/lib/i18n/translate";
import { log } from "@/lib/log";
import { privateJson } from "./request";

const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "foreign-origin": 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "unsupported-body": 415,
  "unreadable-file": 422,
  locked: 429,
  "upstream-refused": 422,
  "upstream-access-denied": 502,
  "upstream-unreachable": 503,
  "upstream-not-sent": 503,
  "upstream-unknown": 502,
  "upstream-misunderstood": 502,
  busy: 503,
  internal: 500,
};

export interface ProblemBody {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown>;
  upstream?: unknown;
}

/** What a person may know of an error. One that nobody foresaw gets an id, which the log has too, and no text of its own. */
export function problemBody(error: unknown, locale: Locale): ProblemBody {
  if (!(error instanceof AppError)) {
    const id = randomUUID();
    log.error({ id, err: error }, "an error nobody foresaw");
    return { code: "internal", message: translate(locale, "errors.internal", { id }), details: { id } };
  }
  const { message, values, fields, upstream } = error.options;
  const told = fields?.map(({ field, problem, values }) => ({ field, message: translate(locale, problem, values) }));
  const details = told ? { ...error.options.details, fields: told } : error.options.details;
  const first = told?.[0];
  return {
    code: error.code,
    message: first
      ? translate(locale, first.field ? "errors.invalidField" : "errors.invalidBody", { field: first.field, problem: first.message })
      : translate(locale, message ?? `errors.${error.code}`, values),
    ...(details && { details }),
    ...(upstream !== undefined && { upstream }),
  };
}

/** A database that is busy or away is told as that, with when to try again. */
function known(error: unknown): unknown {
  if (error instanceof AppError || !isBusyDatabase(error)) return error;
  log.warn({ err: error }, "the database is busy or away");
  return new AppError("busy", { cause: error });
}

/** The one exit for errors: `{"error": {code, message, details?, upstream?}}` with the status that fits. */
export function problem(error: unknown, locale: Locale = DEFAULT_LOCALE): Response {
  const body = problemBody(known(error), locale);
  const retry = body.code === "locked" || body.code === "busy" ? { "Retry-After": String(body.details?.["seconds"] ?? 5) } : undefined;
  return privateJson({ error: body }, { status: STATUS[body.code], ...(retry && { headers: retry }) });
}

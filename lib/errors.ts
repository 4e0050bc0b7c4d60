/**
 * Every error a person may meet. `code` is the stable machine word of the HTTP API (operating contract); the status of
 * each stands in `lib/http/problem.ts`, its sentence under `errors` in the message files.
 */
export const ERROR_CODES = [
  "invalid",
  "unauthenticated",
  "forbidden",
  "foreign-origin",
  "not-found",
  "conflict",
  "too-large",
  "unsupported-body",
  "unreadable-file",
  "locked",
  "upstream-refused",
  "upstream-access-denied",
  "upstream-unreachable",
  "upstream-not-sent",
  "upstream-unknown",
  "upstream-misunderstood",
  "busy",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What is wrong with one field of what was sent. The value itself is never repeated. */
export interface FieldProblem {
  /** Dotted path, e.g. `retries.count`. */
  field: string;
  /** Key of the sentence in the message files. */
  problem: string;
  values?: Record<string, string | number>;
}

export interface AppErrorOptions {
  /** A more exact sentence than the code's own: a key of the message files, e.g. `users.errors.lastAdmin`. */
  message?: string;
  /** What the sentence names. Never a phone number of a recipient, never the key. */
  values?: Record<string, string | number>;
  /** For `invalid`: every field's problem; the sentence tells the first. */
  fields?: FieldProblem[];
  /** Machine-readable facts for the client, sent as they are. */
  details?: Record<string, unknown>;
  /** What IP-Sales answered, key redacted. */
  upstream?: unknown;
  cause?: unknown;
}

const FAMILY = Symbol.for("shofar.error");

/**
 * An error that is safe to show. Anything else that is thrown becomes `internal` with an id, and no text of its own.
 *
 * `instanceof` goes by `kind`, here and in the classes below: the bundler gives the server's start and the routes a copy of this module each,
 * and what a route throws may have been made by the other copy, which opened the connection to IP-Sales.
 */
export class AppError extends Error {
  static readonly kind: string = "AppError";
  readonly [FAMILY] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== "object" || value === null || !(FAMILY in value)) return false;
    // biome-ignore lint/complexity/noThisInStatic: a subclass inherits this, and asks for its own kind
    const { kind } = this;
    return kind === AppError.kind || ("name" in value && value.name === kind);
  }

  readonly code: ErrorCode;
  readonly options: AppErrorOptions;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.message ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.options = options;
  }
}

import * as z from "zod/mini";

export const AUDIT_OUTCOMES = ["started", "done", "denied", "refused", "failed", "unknown"] as const;

export const AuditEntry = z.object({
  id: z.number(),
  at: z.iso.datetime({ offset: true }),
  /** Null: nobody was signed in, or the system itself. */
  actor: z.nullable(z.object({ id: z.nullable(z.string()), email: z.string(), role: z.nullable(z.string()) })),
  /** `noun.verb`, an operation's name. */
  action: z.string(),
  target: z.nullable(z.string()),
  outcome: z.enum(AUDIT_OUTCOMES),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.output<typeof AuditEntry>;

export const AuditPage = z.object({
  entries: z.array(AuditEntry),
  total: z.number(),
  /** Those that the audit holds, for the filter. */
  actions: z.array(z.string()),
  people: z.array(z.object({ id: z.string(), email: z.string(), name: z.string() })),
});
export type AuditPage = z.output<typeof AuditPage>;

/** As `actor`: entries of whoever was not signed in, and of the system itself. */
export const NOBODY = "nobody";

const Day = z.iso.date("audit.problems.date");
const PageNumber = (maximum: number) =>
  z.pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(maximum))));

/** Filters of the audit; days are Israel's, both included. `search` looks in the person's e-mail and the target. */
export const AuditQuery = z.strictObject({
  from: z.optional(Day),
  to: z.optional(Day),
  action: z.optional(z.string().check(z.maxLength(100))),
  outcome: z.optional(z.enum(AUDIT_OUTCOMES)),
  /** A person's id, or `nobody`. */
  actor: z.optional(z.union([z.literal(NOBODY), z.uuid("users.problems.id")])),
  search: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  page: z._default(PageNumber(100_000), 1),
  pageSize: z._default(PageNumber(200), 50),
});
export type AuditQuery = z.output<typeof AuditQuery>;

import * as z from "zod/mini";

/** Liveness: the process answers. */
export const Health = z.object({ ok: z.boolean() });

const Part = z.object({ ok: z.boolean() });

/** Readiness: what the dashboard needs to work, and nothing that helps a stranger. */
export const Readiness = z.object({ ready: z.boolean(), database: Part, upstream: Part });
export type Readiness = z.output<typeof Readiness>;

const Time = z.iso.datetime({ offset: true });

/** What the dashboard asks of IP-Sales. */
const Action = z.enum([
  "launch",
  "history",
  "report",
  "ring-cap",
  "hold",
  "resume",
  "stop",
  "caller-id",
  "contact-import",
  "contact-list",
  "contact-edit",
  "contact-delete",
  "contact-status",
]);

const Failure = z.object({
  at: Time,
  action: Action,
  kind: z.enum(["refused", "unreachable", "not-sent", "unknown", "misunderstood"]),
  code: z.nullable(z.number()),
});
export type Failure = z.output<typeof Failure>;

/** How the dashboard is connected to IP-Sales. The key itself never leaves the server. */
export const Connection = z.object({
  /** The last four characters, or null for a key too short to show any of it. */
  apiKey: z.object({ set: z.boolean(), lastFour: z.nullable(z.string()) }),
  baseUrl: z.string(),
  /** True when the dashboard speaks to its own sandbox: nobody is called. */
  sandbox: z.boolean(),
  /** This machine's own network addresses. Behind a router IP-Sales sees another one. */
  serverAddresses: z.array(z.string()),
  lastSuccessAt: z.nullable(Time),
  latencyMs: z.nullable(z.number()),
  /** Since when IP-Sales refuses this server's address (-99); null when it doesn't. */
  accessDeniedAt: z.nullable(Time),
  /** Since this server started, the latest first, at most ten. */
  failures: z.array(Failure),
});
export type Connection = z.output<typeof Connection>;

/** The outcome of a harmless question, asked now: today's history. */
export const ConnectionCheck = z.object({
  ok: z.boolean(),
  latencyMs: z.number(),
  /** What went wrong, in the asker's language. */
  problem: z.nullable(z.object({ code: z.string(), message: z.string() })),
  connection: Connection,
});
export type ConnectionCheck = z.output<typeof ConnectionCheck>;

import * as z from "zod/mini";

/** Liveness: the process answers. */
export const Health = z.object({ ok: z.boolean() });

const Part = z.object({ ok: z.boolean() });

/** Readiness: what the dashboard needs to work, and nothing that helps a stranger. */
export const Readiness = z.object({ ready: z.boolean(), database: Part, upstream: Part });
export type Readiness = z.output<typeof Readiness>;

const Time = z.iso.datetime({ offset: true });

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
  failures: z.array(z.object({ at: Time, action: z.string(), kind: z.string(), code: z.nullable(z.number()) })),
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

import * as z from "zod/mini";

/** Liveness: the process answers. */
export const Health = z.object({ ok: z.boolean() });

const Reachable = z.object({ ok: z.boolean() });

/** Readiness: what the dashboard needs to work, and nothing that helps a stranger. */
export const Readiness = z.object({ ready: z.boolean(), database: Reachable, upstream: Reachable });
export type Readiness = z.output<typeof Readiness>;

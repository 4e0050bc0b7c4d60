import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/permissions";
import { users } from "@/lib/db/schema";
import { startDatabase, startUpstream } from "./testing";

export let upstream: Awaited<ReturnType<typeof startUpstream>>;
export let operations: typeof import("./operations");
export let ledger: typeof import("@/lib/opt-outs/ledger");
export let perform: typeof import("@/lib/operation")["perform"];
export let db: typeof import("@/lib/db/client")["db"];
export let readClock: typeof import("@/lib/db/clock")["readClock"];
export let launchWorker: typeof import("./worker")["launchWorker"];
/** Somebody of each role. */
export let actors: Record<Role, Actor>;

/** The product's own machine of launches for the tests of a file, started before the first of them and ended after the last. */
export function withMachine(): void {
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    upstream = await startUpstream();
    ends.unshift(upstream.stop);
    const database = await startDatabase();
    ends.unshift(database.stop);
    Object.assign(process.env, {
      IPSALES_API_KEY: upstream.key,
      IPSALES_BASE_URL: upstream.baseUrl,
      DATABASE_URL: database.url,
      AUTH_SECRET: "only for this test, never a real secret",
    });
    // They read the settings.
    operations = await import("./operations");
    ledger = await import("@/lib/opt-outs/ledger");
    ({ perform } = await import("@/lib/operation"));
    ({ db } = await import("@/lib/db/client"));
    ({ readClock } = await import("@/lib/db/clock"));
    ({ launchWorker } = await import("./worker"));
    ends.unshift(
      () => launchWorker().stop(),
      () => db().$client.end(),
    );
    const people = await db().select().from(users);
    const actor = (role: Role): Actor => {
      const person = people.find((one) => one.role === role);
      if (!person) throw new Error(`nobody is ${role}`);
      return { ...person, sessionId: randomUUID() };
    };
    actors = { marketing: actor("marketing"), supervisor: actor("supervisor"), admin: actor("admin") };
  }, 60_000);
  afterAll(async () => {
    upstream.line.clear();
    for (const end of ends) await end();
  }, 60_000);
}

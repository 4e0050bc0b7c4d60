import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "@/lib/env";
import * as schema from "./schema";

function connect() {
  const pool = new pg.Pool({
    connectionString: env.databaseUrl.reveal(),
    max: 20,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // Whoever waits for another's lock, or for a database that hangs, is told so and may try again; nothing waits for ever. The last is
    // our own clock: a server that stands still keeps none of its time-outs.
    lock_timeout: 5_000,
    statement_timeout: 30_000,
    query_timeout: 35_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // An idle connection that the server ends is replaced by the pool at the next query; without a listener it would end the process.
  pool.on("error", () => {});
  return drizzle(pool, { schema });
}

export type Database = ReturnType<typeof connect>;
/** What a function needs that may run inside a transaction or outside one. */
export type Queryable = Pick<Database, "select" | "insert" | "update" | "delete" | "execute" | "$count">;

// One pool a process: in development every hot reload evaluates this module anew.
const shared = globalThis as { shofarDatabase?: Database };

/** The database, connected at the first use: building the pages needs none. */
export function db(): Database {
  shared.shofarDatabase ??= connect();
  return shared.shofarDatabase;
}

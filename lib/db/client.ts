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

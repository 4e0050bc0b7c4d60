import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import * as schema from "@/lib/db/schema";
import { type Bootstrapped, bootstrapUsers, type FirstAccounts } from "@/lib/users/bootstrap";
import { Refusal } from "./refusal";

/** Held while the tables are brought up to date: instances that start together take turns. */
const MIGRATION_LOCK = 0x5406a8;

/**
 * Brings the tables up to date and makes sure that somebody can sign in. Safe to run by several instances at once.
 * @throws Refusal when the database can't be reached, or lets this user make no tables
 */
export async function prepareDatabase(root: string, databaseUrl: string, first: FirstAccounts): Promise<Bootstrapped> {
  const pool = openPool(databaseUrl);
  try {
    const lock = await connected(pool);
    const database = drizzle(pool, { schema });
    try {
      await lock.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
      await migrate(database, { migrationsFolder: path.join(root, "lib", "db", "migrations") });
    } catch (error) {
      throw new Refusal(
        `The tables of the database can't be brought up to date: ${reasonOf(error)}. Give its user the right to create schemas and tables in it.`,
      );
    } finally {
      lock.release(true); // ends the session, and with it the lock
    }
    return await bootstrapUsers(database, first);
  } finally {
    await pool.end();
  }
}

/** @throws Refusal when the database can't be reached */
export async function requireDatabase(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl);
  try {
    (await connected(pool)).release();
  } finally {
    await pool.end();
  }
}

function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => undefined); // told by the query that meets it
  return pool;
}

async function connected(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new Refusal(
      `The database of DATABASE_URL can't be used: ${reasonOf(error)}. Check its address, user and password, and that it runs.`,
    );
  }
}

/** PostgreSQL's own words. An unreachable host fails once for each of its addresses, in an error without a message of its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return error.message || (error instanceof AggregateError ? error.errors.map(reasonOf).join(", ") : error.name);
}

import "server-only";
import { sql } from "drizzle-orm";
import { db, type Queryable } from "./client";

/**
 * The one clock that rules depend on (ten minutes, 24 hours, the calling window, idle sessions): the database's, so that several
 * servers with clocks of their own agree. It is a function of the database; tests replace that function to move it.
 */
export const NOW = sql`shofar_now()`;

/** The clock's moment, in epoch milliseconds: this very one, also in the middle of a transaction, where {@link NOW} is its beginning. */
export async function readClock(on: Queryable = db()): Promise<number> {
  const { rows } = await on.execute<{ ms: number }>(
    sql`select extract(epoch from clock_timestamp() + (${NOW} - now()))::float8 * 1000 as ms`,
  );
  const ms = rows[0]?.ms;
  if (ms === undefined) throw new Error("the database has no clock");
  return ms;
}

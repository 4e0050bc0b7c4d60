import "server-only";
import pg from "pg";
import { env } from "@/lib/env";

/**
 * One queue a campaign, whatever server an order comes to: holds, resumes, stops and caps take turns, so that each reads the state
 * that the one before it left. The turn is a lock of the database's session: a killed server gives it back.
 */

/** Advisory locks of campaigns, apart from those of launches' contents and of the launcher. */
const SPACE = 0x5406a9;
/** The turn of whoever looks after the launches that rest. */
export const WATCHING = "watching";
/** Every order under way holds a connection; the pool of the queries stays free. */
const MOST_AT_ONCE = 16;
const HANGING_MS = 2_000;

const SLOT: unique symbol = Symbol.for("shofar.campaigns.turns");
const shared: typeof globalThis & { [SLOT]?: pg.Pool } = globalThis;

function pool(): pg.Pool {
  if (!shared[SLOT]) {
    shared[SLOT] = new pg.Pool({
      connectionString: env.databaseUrl.reveal(),
      max: MOST_AT_ONCE,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    shared[SLOT].on("error", () => undefined); // a lost connection is told by the query that meets it
  }
  return shared[SLOT];
}

/** Gives the turn back. */
export type EndTurn = () => void;

/**
 * Waits for a turn.
 * @param name whose: that of a campaign, or of everything that is of one launch
 * @returns how to end it, or null when others kept it for longer than `patienceMs`, or no connection was to be had
 */
export async function takeTurn(name: string, patienceMs: number): Promise<EndTurn | null> {
  const client = await pool()
    .connect()
    .catch(() => null);
  if (!client) return null;
  try {
    await client.query(`set lock_timeout = ${Math.max(1, Math.round(patienceMs))}`);
    // The server's own time-out says so sooner; one that hangs says nothing, and isn't waited for either.
    const query_timeout = patienceMs + HANGING_MS;
    await client.query({ text: "select pg_advisory_lock($1, hashtext($2))", values: [SPACE, name], query_timeout } as pg.QueryConfig);
  } catch {
    client.release(true);
    return null;
  }
  // A connection that lost its server lost the lock too; closing it is the surest way to give the turn back.
  return () => client.release(true);
}

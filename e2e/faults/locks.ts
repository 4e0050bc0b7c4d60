import pg from "pg";

/**
 * Somebody else's open transaction: what it locks, the dashboards wait for.
 * @returns what ends it, and the locks with it
 */
export async function hog(url: string, query: string, values: unknown[] = []): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // the database was broken under it
  await client.connect();
  await client.query("begin");
  await client.query(query, values);
  return () => client.end();
}

/** Whatever is committed in a person's name waits: their permission is read under a lock. They sign in, and write rows, as ever. */
export const hogPerson = (url: string, email: string) => hog(url, "select 1 from users where email = $1 for no key update", [email]);

/** How many sessions wait for somebody's lock. */
export const WAITING = "select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock'";

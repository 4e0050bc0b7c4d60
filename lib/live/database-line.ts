import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** What processes tell each other over the database: a new version of the board, a wish for a look now, that somebody watches. */
export const CHANNELS = { board: "shofar_live_board", look: "shofar_live_look", watched: "shofar_live_watched" } as const;
export type Channel = keyof typeof CHANNELS;

/** The lock of whoever polls, apart from those of campaigns and launches. */
const LEADING = [0x5406aa, 1] as const;
/** A process that is killed gives its lock back at once, so another leads within this time. */
const TURN_MS = 2_000;
const QUERY_MS = 5_000;
/** A process that stands still, or whose machine is gone, is silent: the database ends its session after this time, and the lock with it. */
const SILENT_MS = 8_000;

/** Settings that an older server doesn't know are left out. */
const PREPARE = [
  `select set_config(name, '${SILENT_MS}', false) from pg_settings
   where name in ('idle_session_timeout', 'idle_in_transaction_session_timeout')`,
  ...Object.values(CHANNELS).map((channel) => `listen ${channel}`),
].join("; ");

export interface LineEvents {
  /** Connected, anew too: what was said meanwhile went by unheard. */
  opened: () => void;
  heard: (channel: Channel) => void;
  /** This process polls from now on, and writes on this connection alone: whoever lost the lock can't write. */
  leads: (connection: pg.Client) => void;
  lost: () => void;
}

/** One connection a process that listens to the others, and tries to be the one that polls. */
export class DatabaseLine {
  readonly #events: LineEvents;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #leads = false;
  #closed = false;

  constructor(events: LineEvents) {
    this.#events = events;
  }

  open(): void {
    void this.#turn();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#drop();
  }

  /** Gives the connection up, and the lock with it: it can't be trusted any more. */
  async #drop(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    if (this.#leads) {
      this.#leads = false;
      this.#events.lost();
    }
    await client?.end().catch(() => undefined); // one that is gone already has nothing to end
  }

  async #turn(): Promise<void> {
    try {
      const client = this.#client ?? (await this.#connect());
      if (!client) return;
      await (this.#leads ? client.query("select 1") : this.#tryToLead(client));
    } catch (error) {
      log.warn({ err: error }, "the board's connection to the database was lost");
      await this.#drop();
    }
    if (!this.#closed) this.#timer = setTimeout(() => void this.#turn(), TURN_MS);
  }

  /** @returns null when the line was closed meanwhile */
  async #connect(): Promise<pg.Client | null> {
    const client = new pg.Client({
      connectionString: env.databaseUrl.reveal(),
      application_name: "shofar-live",
      connectionTimeoutMillis: QUERY_MS,
      statement_timeout: QUERY_MS,
      query_timeout: QUERY_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: QUERY_MS,
    });
    client.on("error", () => this.#lose(client));
    client.on("end", () => this.#lose(client));
    client.on("notification", ({ channel }) => {
      const known = (Object.keys(CHANNELS) as Channel[]).find((name) => CHANNELS[name] === channel);
      if (known) this.#events.heard(known);
    });
    try {
      await client.connect();
      await client.query(PREPARE);
    } catch (error) {
      await client.end().catch(() => undefined); // why it can't be used is told by the error
      throw error;
    }
    if (this.#closed) {
      await client.end();
      return null;
    }
    this.#client = client;
    this.#events.opened();
    return client;
  }

  #lose(client: pg.Client): void {
    if (this.#client === client) void this.#drop();
  }

  async #tryToLead(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ leads: boolean }>("select pg_try_advisory_lock($1, $2) as leads", [...LEADING]);
    if (!rows[0]?.leads || this.#client !== client) return;
    this.#leads = true;
    this.#events.leads(client);
  }
}

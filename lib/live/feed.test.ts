import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startDatabase } from "@/lib/launches/testing";
import type { Look, News } from "./board";
import type { DatabaseLine as Line, LineEvents } from "./database-line";
import { campaignOnBoard } from "./example-campaign";
import type { Changes } from "./live-set";
import type { LiveCampaign } from "./schema";

/** What processes tell each other over a real PostgreSQL: who polls, what changed, and what they missed. */

let database: Awaited<ReturnType<typeof startDatabase>>;
let admin: pg.Pool;
let writer: pg.Client;
let board: typeof import("./board");
let DatabaseLine: typeof import("./database-line")["DatabaseLine"];
let Feed: typeof import("./feed")["Feed"];
let endPool: () => Promise<void>;
const lines: Line[] = [];

const AT = "2026-11-26T08:00:00.000Z";
const good: Look = { at: AT, problem: null, totals: null };
const NOTHING: Changes<LiveCampaign> = { changed: [], gone: [] };
const write = (changes: Partial<Changes<LiveCampaign>>, look = good) => board.writeLook(writer, look, { ...NOTHING, ...changes });

beforeAll(async () => {
  database = await startDatabase();
  Object.assign(process.env, {
    IPSALES_API_KEY: "never-used",
    IPSALES_BASE_URL: "http://127.0.0.1:9",
    DATABASE_URL: database.url,
    AUTH_SECRET: "only for this test, never a real secret",
  });
  board = await import("./board");
  ({ DatabaseLine } = await import("./database-line"));
  ({ Feed } = await import("./feed"));
  const { db } = await import("@/lib/db/client");
  endPool = () => db().$client.end();
  admin = new pg.Pool({ connectionString: database.url, max: 1 });
  admin.on("error", () => undefined);
  writer = new pg.Client({ connectionString: database.url });
  await writer.connect();
});

afterAll(async () => {
  await Promise.all([writer.end(), admin.end(), endPool()]);
  await database.stop();
});

beforeEach(() => admin.query("truncate live_campaigns, live_look"));
afterEach(() => Promise.all(lines.splice(0).map((line) => line.close())));

/** A process that keeps a line: what it was told, and the connection it leads by. */
function joined() {
  const told = { opened: 0, lost: 0, heard: [] as string[], connection: null as pg.Client | null };
  const events: LineEvents = {
    opened: () => told.opened++,
    heard: (channel) => told.heard.push(channel),
    leads: (connection) => {
      told.connection = connection;
    },
    lost: () => told.lost++,
  };
  const line = new DatabaseLine(events);
  lines.push(line);
  line.open();
  return told;
}

const killConnections = (pids: string) => admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where pid in (${pids})`);
const LEADER = "select pid from pg_locks where locktype = 'advisory' and classid = x'5406aa'::int and granted";
const LISTENERS = "select pid from pg_stat_activity where application_name = 'shofar-live'";
const soon = { timeout: 8_000, interval: 20 };

describe("of two processes", () => {
  test("one leads; the other takes over when its connection is gone, and nothing can be written by who lost it", async () => {
    const processes = [joined(), joined()];
    await vi.waitFor(() => expect(processes.filter(({ connection }) => connection)).toHaveLength(1), soon);
    await vi.waitFor(() => expect(processes.map(({ opened }) => opened)).toEqual([1, 1]), soon);
    const first = processes.find(({ connection }) => connection)!;
    const second = processes.find((one) => one !== first)!;
    const held = first.connection!;

    await killConnections(LEADER);
    await vi.waitFor(() => expect([first.lost, first.opened + second.opened]).toEqual([1, 3]), soon);
    await expect(board.writeLook(held, good, { changed: [campaignOnBoard()], gone: [] })).rejects.toThrow();
    expect(await board.readNews(0)).toBeNull();
    await vi.waitFor(async () => expect((await admin.query(LEADER)).rowCount).toBe(1), soon);
    const leading = second.connection ?? first.connection!;
    expect(leading).not.toBe(held);
    await board.writeLook(leading, good, NOTHING);
    expect((await board.readNews(0))?.version).toBe(1);
  });

  test("each hears what the other says, once what was written is there to be read", async () => {
    const processes = [joined(), joined()];
    await vi.waitFor(() => expect(processes.map(({ opened }) => opened)).toEqual([1, 1]), soon);
    await write({});
    await board.tell("look");
    await board.tell("watched");
    for (const { heard } of processes) await vi.waitFor(() => expect(heard).toEqual(["board", "look", "watched"]), soon);
  });

  test("one that was let go gives the lock back, and doesn't come again", async () => {
    const told = joined();
    await vi.waitFor(() => expect(told.connection).not.toBeNull(), soon);
    await lines[0]?.close();
    expect(told.lost).toBe(1);
    await vi.waitFor(async () => expect((await admin.query(LISTENERS)).rowCount).toBe(0), soon);
    const closedAtOnce = new DatabaseLine({ opened: vi.fn(), heard: vi.fn(), leads: vi.fn(), lost: vi.fn() });
    closedAtOnce.open();
    await closedAtOnce.close();
    await vi.waitFor(async () => expect((await admin.query(LISTENERS)).rowCount).toBe(0), soon);
  });

  test("one that falls silent without closing its connection loses it to the other", async () => {
    const processes = [joined(), joined()];
    await vi.waitFor(() => expect(processes.filter(({ connection }) => connection)).toHaveLength(1), soon);
    const first = processes.find(({ connection }) => connection)!;
    const held = first.connection!;
    expect((await held.query("show idle_session_timeout")).rows).toEqual([{ idle_session_timeout: "8s" }]);
    // As if it stood still: shorter than it is silent between two turns.
    await held.query("set idle_session_timeout = 50");
    await vi.waitFor(() => expect(first.lost).toBe(1), soon);
    await expect(board.writeLook(held, good, NOTHING)).rejects.toThrow();
    await vi.waitFor(async () => expect((await admin.query(LEADER)).rowCount).toBe(1), soon);
  });
});

describe("a feed", () => {
  /** A feed that reads at every call, and what it told. */
  function feed() {
    const news: News[] = [];
    const reads = new Feed((one) => news.push(one));
    const until = (version: number) => vi.waitFor(() => expect(reads.version).toBe(version), soon);
    return { reads, news, until };
  }
  const ids = (campaigns: { id: number }[]) => campaigns.map(({ id }) => id).sort();

  test("tells what changed and what is gone, and nothing twice", async () => {
    const { reads, news, until } = feed();
    reads.catchUp(true);
    await write({ changed: [campaignOnBoard({ id: 1 }), campaignOnBoard({ id: 2 })] });
    reads.catchUp();
    await until(1);
    await write({ changed: [campaignOnBoard({ id: 2, sent: 41 })], gone: [1] });
    reads.catchUp();
    await until(2);
    reads.catchUp();
    await write({});
    reads.catchUp();
    await until(3);
    expect(news.map(({ changed, gone }) => [ids(changed), gone])).toEqual([
      [[1, 2], []],
      [[2], [1]],
      [[], []],
    ]);
    expect(reads.campaigns).toEqual([campaignOnBoard({ id: 2, sent: 41 })]);
  });

  test("skips what was written twice before it read, and knows the latest", async () => {
    const { reads, news, until } = feed();
    for (let sent = 1; sent <= 5; sent++) await write({ changed: [campaignOnBoard({ id: 7, sent })] });
    reads.catchUp();
    reads.catchUp();
    await until(5);
    expect(news).toHaveLength(1);
    expect(reads.campaigns[0]?.sent).toBe(5);
  });

  test("that was away finds out who left meanwhile, even when the rows that say so are gone", async () => {
    const { reads, news, until } = feed();
    await write({ changed: [campaignOnBoard({ id: 1 }), campaignOnBoard({ id: 2 })] });
    reads.catchUp();
    await until(1);
    await write({ gone: [1] });
    await admin.query("delete from live_campaigns where gone_at is not null");
    reads.catchUp(true);
    await until(2);
    expect(news.at(-1)).toMatchObject({ gone: [1], version: 2 });
    expect(ids(reads.campaigns)).toEqual([2]);
  });

  test("that is asked for everything in the middle of a reading reads everything after it", async () => {
    const { reads, news, until } = feed();
    await write({ changed: [campaignOnBoard({ id: 1 })] });
    reads.catchUp();
    await until(1);
    await write({ changed: [campaignOnBoard({ id: 2 })] });
    reads.catchUp();
    reads.catchUp(true);
    await vi.waitFor(() => expect(news).toHaveLength(3), soon);
    expect(ids(news[1]?.changed ?? [])).toEqual([2]);
    expect(ids(news[2]?.changed ?? [])).toEqual([1, 2]);
  });

  test("keeps the figures and their time when a look fails, and says why", async () => {
    const { reads, until } = feed();
    await write({ changed: [campaignOnBoard({ id: 1 })] });
    await write({}, { ...good, problem: { code: "upstream-unreachable", message: "errors.upstream-unreachable" } });
    reads.catchUp();
    await until(2);
    expect(reads.look).toMatchObject({ at: AT, problem: { code: "upstream-unreachable" } });
    expect(ids(reads.campaigns)).toEqual([1]);
  });

  test("passes over a row that another version of the product wrote", async () => {
    const { reads, until } = feed();
    await write({ changed: [campaignOnBoard({ id: 1 }), campaignOnBoard({ id: 2 })] });
    await admin.query(`update live_campaigns set campaign = '{"id": 1, "of": "tomorrow"}' where campaign_id = 1`);
    reads.catchUp();
    await until(1);
    expect(ids(reads.campaigns)).toEqual([2]);
  });
});

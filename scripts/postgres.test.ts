import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { postmasterOf } from "./postmaster";

const ROOT = path.resolve(import.meta.dirname, "..");
const Started = z.object({ adopted: z.boolean(), url: z.string() });
const PATIENCE_MS = 60_000;

let home: string;
let dataDir: string;
let holders: ChildProcess[];

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "shofar-postgres-"));
  chmodSync(home, 0o711);
  dataDir = path.join(home, "not", "yet", "there");
  holders = [];
});

afterEach(async () => {
  for (const holder of holders) await ended(holder, "SIGTERM");
  const left = server(); // only where a test failed half way
  if (left) process.kill(left.pid, "SIGINT");
  const place = path.join(dataDir, "postgres");
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(path.dirname(realpathSync(place)), { recursive: true });
  rmSync(home, { recursive: true, force: true });
});

/** A launcher that holds the database of DATA_DIR; `line` is what it says first. */
async function hold(): Promise<{ holder: ChildProcess; line: string; lines: string[] }> {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/hold-postgres.ts", dataDir];
  const holder = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  holders.push(holder);
  const lines: string[] = [];
  const said = new Promise<string>((resolve) => {
    for (const stream of [holder.stdout!, holder.stderr!]) {
      stream.on("data", (chunk: Buffer) => {
        lines.push(...chunk.toString().trim().split("\n"));
        const last = lines.at(-1)!;
        if (last.startsWith("{") || stream === holder.stderr) resolve(last);
      });
    }
  });
  return { holder, line: await said, lines };
}

async function started() {
  const { holder, line } = await hold();
  expect(line).toMatch(/^\{/);
  return { holder, ...Started.parse(JSON.parse(line)) };
}

async function ended(holder: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (holder.exitCode === null && holder.signalCode === null) {
    const exited = once(holder, "exit");
    holder.kill(signal);
    await exited;
  }
  return holder.exitCode;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const server = () => postmasterOf(path.join(dataDir, "postgres"));

test("missing folders are made, secrets are this user's alone, and SIGTERM ends the server cleanly", { timeout: PATIENCE_MS }, async () => {
  const { holder, url } = await started();
  expect(await query(url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  expect(statSync(path.join(dataDir, "postgres-password")).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir).sort()).toEqual(["postgres", "postgres-password", "postgres.log"]);
  await expect(query(url.replace(/:[^:@]*@/, ":wrong@"), "select 1")).rejects.toThrow(/password authentication failed/);

  expect(await ended(holder, "SIGTERM")).toBe(0);
  expect(server()).toBeUndefined();
  expect(readFileSync(path.join(dataDir, "postgres.log"), "utf8")).toMatch(/database system is shut down\s*$/);
});

test("a server that a killed launcher left is adopted, and nothing is lost", { timeout: PATIENCE_MS }, async () => {
  const first = await started();
  await query(first.url, "create table kept as select 7 as n");
  const before = server();
  await ended(first.holder, "SIGKILL");
  expect(server()).toEqual(before);

  const second = await started();
  expect(second).toMatchObject({ adopted: true, url: first.url });
  expect(await query(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  expect(await ended(second.holder, "SIGTERM")).toBe(0);
  expect(server()).toBeUndefined();
});

test("a start waits for a server that is just ending", { timeout: PATIENCE_MS }, async () => {
  const first = await started();
  await query(first.url, "create table kept as select generate_series(1, 300000) as n");
  await ended(first.holder, "SIGKILL");
  process.kill(server()!.pid, "SIGINT");
  const second = await started();
  expect(second.adopted).toBe(false);
  expect(await query(second.url, "select count(*)::int as n from kept")).toEqual([{ n: 300_000 }]);
});

test("a second start on the same folder is refused in one line and harms nothing", { timeout: PATIENCE_MS }, async () => {
  const { url } = await started();
  const { holder, line, lines } = await hold();
  if (holder.exitCode === null) await once(holder, "exit");
  expect(holder.exitCode).toBe(1);
  expect(line).toBe(`Another Shofar is running on ${dataDir}. Stop it first, or give this one another DATA_DIR.`);
  expect(lines).toHaveLength(1);
  expect(await query(url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test("of two first starts at the same moment one wins and one is refused", { timeout: PATIENCE_MS }, async () => {
  const lines = (await Promise.all([hold(), hold()])).map(({ line }) => line).sort();
  expect(lines[0]).toMatch(/^Another Shofar is running/);
  expect(await query(Started.parse(JSON.parse(lines[1]!)).url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test("a note of a server that is gone, whose process id is now another program's, does not hinder", { timeout: PATIENCE_MS }, async () => {
  await ended((await started()).holder, "SIGTERM");
  writeFileSync(path.join(dataDir, "postgres", "postmaster.pid"), `${process.pid}\n${dataDir}/postgres\n0\n5432\n\n127.0.0.1\n\nready\n`);
  expect((await started()).adopted).toBe(false);
});

test.runIf(process.getuid?.() === 0)(
  "as root, a folder that the database's user can't enter is left for one it can",
  { timeout: PATIENCE_MS },
  async () => {
    chmodSync(home, 0o700);
    const { holder, lines } = await hold();
    expect(lines[0]).toMatch(/^The user postgres, who runs PostgreSQL, can't enter .*: the database is kept in \/var\/lib\/shofar\//);
    expect(existsSync(path.join(dataDir, "postgres", "PG_VERSION"))).toBe(true);
    const first = Started.parse(JSON.parse(lines[1]!));
    await query(first.url, "create table kept as select 7 as n");
    await ended(holder, "SIGTERM");
    const second = await started();
    expect(await query(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  },
);

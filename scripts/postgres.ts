import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type ClusterPlace, clusterPlace, own } from "./cluster-place";
import { keptSecret } from "./kept-secret";
import { freePort } from "./ports";
import { postmasterOf } from "./postmaster";
import { Refusal } from "./refusal";

const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 30_000;
const LOG_LIMIT_BYTES = 10_000_000;
const DATABASE = "shofar";
/** Held by a launcher as long as it lives: two launchers never share a folder. */
const LAUNCHER_LOCK = 0x5406a7;

export interface EmbeddedPostgres {
  /** postgres://… on loopback, with the generated password */
  url: string;
  /** Whether a server that an earlier launcher left was taken over. */
  adopted: boolean;
  /** Resolves when the server is gone without having been asked. */
  lost: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs PostgreSQL in DATA_DIR/postgres on a free loopback port: makes the cluster when there is none, adopts a server that a
 * killed launcher left, and waits for one that is still starting or ending.
 * @throws Refusal when another launcher uses the folder, or PostgreSQL can't run
 */
export async function startPostgres(dataDir: string, say: (line: string) => void): Promise<EmbeddedPostgres> {
  const place = clusterPlace(dataDir, say);
  const password = keptSecret(dataDir, "postgres-password");
  const log = path.join(dataDir, "postgres.log");
  if (!existsSync(path.join(place.folder, "PG_VERSION"))) await createCluster(place, dataDir, password);

  const { client, port, adopted } = await connectOrSpawn(place, password, log);
  let stopping = false;
  const lost = new Promise<void>((resolve) => {
    client.once("end", () => {
      if (!stopping) resolve();
    });
  });
  client.on("error", () => undefined); // a lost connection is told by "end"
  try {
    await lockFolder(client, dataDir);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    await client.end();
    throw error;
  }

  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/${DATABASE}`,
    adopted,
    lost,
    stop: async () => {
      stopping = true;
      await client.end();
      await stopServer(place.folder);
    },
  };
}

/** Made aside and renamed into place, so that a killed start leaves no half of a cluster and two starts make one. */
async function createCluster({ folder, account, programs }: ClusterPlace, dataDir: string, password: string): Promise<void> {
  const aside = mkdtempSync(`${folder}.new-`);
  const passwordFile = path.join(aside, "password");
  const cluster = path.join(aside, "cluster");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(aside, account);
  own(passwordFile, account);
  const args = [`--pgdata=${cluster}`, "--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"];
  // PostgreSQL's own locale sorts alike on every machine, whatever the system has installed.
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  try {
    const { status, stderr, error } = await finished(path.join(programs, "initdb"), [...args, ...locale], account.ids);
    // Such as a Linux without glibc.
    if (error) throw new Refusal(`The embedded PostgreSQL can't run on this machine (${error}). Set DATABASE_URL to a PostgreSQL server.`);
    if (status !== 0) throw new Refusal(`The database can't be made in ${dataDir}: ${stderr.trim().split("\n").at(-1)}`);
    renameSync(cluster, folder);
  } catch (error) {
    if (!existsSync(path.join(folder, "PG_VERSION"))) throw error; // another start was faster: its cluster is used
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function finished(program: string, args: string[], ids: ClusterPlace["account"]["ids"]) {
  return new Promise<{ status: number | null; stderr: string; error?: string }>((resolve) => {
    const child = spawn(program, args, { ...ids, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once("error", (error) => resolve({ status: null, stderr, error: error.message }));
    child.once("close", (status) => resolve({ status, stderr }));
  });
}

async function connectOrSpawn(place: ClusterPlace, password: string, log: string) {
  const deadline = Date.now() + START_WITHIN_MS;
  let spawned: ReturnType<typeof spawnServer> | undefined;
  let failures = 0;
  while (Date.now() < deadline) {
    const running = postmasterOf(place.folder);
    if (running) {
      const client = await connected(running.port, password);
      if (client) return { client, port: running.port, adopted: running.pid !== spawned?.pid };
    } else if (!spawned || spawned.exitCode !== null) {
      if (spawned) failures++;
      if (failures > 3) break;
      spawned = spawnServer(place, await freePort(), log);
    }
    await pause(50);
  }
  throw new Refusal(`PostgreSQL did not start in ${place.folder}. Its last words: ${lastLine(log)} (more in ${log})`);
}

/** Detached, so that Ctrl-C reaches the dashboard first and PostgreSQL is stopped last, by the launcher. */
function spawnServer({ folder, account, programs }: ClusterPlace, port: number, log: string) {
  const large = (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES;
  const output = openSync(log, large ? "w" : "a", 0o600);
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    // People's phone numbers stay out of the log: no values in messages, no statements.
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
  ];
  const child = spawn(
    path.join(programs, "postgres"),
    ["-D", folder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...account.ids,
      cwd: "/",
      detached: true,
      stdio: ["ignore", output, output],
    },
  );
  child.on("error", (error) => writeFileSync(log, `${error.message}\n`, { flag: "a" }));
  child.unref();
  closeSync(output);
  return child;
}

async function connected(port: number, password: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined); // told by connect()
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "28P01")
      throw new Refusal("The database refuses the password in DATA_DIR/postgres-password. Restore that file beside its database folder.");
    return undefined; // still starting or ending
  }
}

async function lockFolder(client: pg.Client, dataDir: string): Promise<void> {
  for (let attempt = 0; attempt < 15; attempt++) {
    const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [LAUNCHER_LOCK]);
    if (rows[0]?.locked) return;
    await pause(200);
  }
  throw new Refusal(`Another Shofar is running on ${dataDir}. Stop it first, or give this one another DATA_DIR.`);
}

/** A fast shutdown: sessions are ended, everything is written. */
async function stopServer(folder: string): Promise<void> {
  const running = postmasterOf(folder);
  if (!running) return;
  process.kill(running.pid, "SIGINT");
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (postmasterOf(folder)) {
    if (Date.now() > deadline) throw new Refusal(`PostgreSQL (process ${running.pid}) did not end within ${STOP_WITHIN_MS / 1000} s.`);
    await pause(50);
  }
}

function lastLine(log: string): string {
  if (!existsSync(log)) return "none";
  return readFileSync(log, "utf8").trim().split("\n").at(-1) ?? "none";
}

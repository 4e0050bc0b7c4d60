import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { clusterPlace } from "../../scripts/cluster-place";
import { startPostgres } from "../../scripts/postgres";
import { postmasterOf } from "../../scripts/postmaster";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** All the people of the demo are made with it. */
export const PASSWORD = "a password of the fault tests";

/** A PostgreSQL that one file of tests may break: nobody else uses it. */
export interface OwnPostgres {
  url: string;
  /** Straight to the database, past every rule of the dashboard. Asked again while it is down: see `up`. */
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  /** Ends it as a power cut would: sessions break in the middle, nothing is written any more (`pg_ctl stop -m immediate`). */
  down: () => Promise<void>;
  /** Starts it again on the same port, so that who was connected finds it; recovers from its log first. */
  up: () => Promise<void>;
  /** `down`, then `up`. */
  restart: () => Promise<void>;
  /** Moves the one clock that rules depend on (`shofar_now()`, lib/db/clock.ts); leases go by the real one and stay. */
  moveClock: (seconds: number) => Promise<void>;
  end: () => Promise<void>;
}

/** Starts it in a folder of its own, with the tables as they are now and the demo's three people ({@link PASSWORD}). */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "shofar-faults-"));
  chmodSync(dataDir, 0o711); // the user who runs PostgreSQL passes through
  const server = await startPostgres(dataDir, () => undefined);
  await prepare(server.url);
  const pool = new pg.Pool({ connectionString: server.url, max: 4 });
  pool.on("error", () => undefined); // told by the next query
  const place = clusterPlace(dataDir, () => undefined);
  const control = (order: string[]) => pgCtl(place, dataDir, order);
  const down = () => control(["stop", "-m", "immediate"]);
  // `restart` starts one that is down too, and with the settings it had; `start` would know only the configuration file.
  const up = () => control(["restart", "-t", "60"]);
  // A run that is broken off leaves no server and no folder behind.
  const leave = () => {
    const running = postmasterOf(place.folder);
    if (running) process.kill(running.pid, "SIGQUIT");
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once("exit", leave);
  let movedSeconds = 0;
  return {
    url: server.url,
    sql: async (text, values) => (await pool.query(text, values)).rows,
    down,
    up,
    restart: async () => {
      await down();
      await up();
    },
    moveClock: async (seconds) => {
      movedSeconds += seconds;
      const moved = `select now() + interval '${movedSeconds} seconds'`;
      await pool.query(
        `create or replace function shofar_now() returns timestamptz language sql stable as '${moved.replaceAll("'", "''")}'`,
      );
    },
    end: async () => {
      await pool.end();
      await server.stop();
      process.off("exit", leave);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function pgCtl({ account, folder, programs }: ReturnType<typeof clusterPlace>, dataDir: string, order: string[]): Promise<void> {
  const log = path.join(dataDir, "pg_ctl.log");
  const output = openSync(log, "a");
  const child = spawn(path.join(programs, "pg_ctl"), ["-D", folder, "-w", ...order], {
    ...account.ids,
    cwd: "/",
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`pg_ctl ${order.join(" ")} failed:\n${readFileSync(log, "utf8")}`);
}

/** In a program of its own: what only the server may import, a browser test can't. */
async function prepare(url: string): Promise<void> {
  const args = ["--conditions=react-server", "--import", "tsx", "e2e/faults/prepare.ts"];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { NODE_ENV: "production", PATH: process.env["PATH"], HOME: process.env["HOME"], DATABASE_URL: url, DEMO_PASSWORD: PASSWORD },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the tables of ${url.replace(/:[^:@]*@/, ":…@")} could not be made`);
}

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { freePort } from "../scripts/ports";
import { postmasterOf } from "../scripts/postmaster";

const ROOT = path.resolve(import.meta.dirname, "..");
/** A fresh clone builds first. */
const READY_WITHIN_MS = 10 * 60_000;

const Product = z.object({
  url: z.string(),
  sandboxUrl: z.string(),
  /** Everything the product writes; `product.log` in it is all it prints. */
  dataDir: z.string(),
  databaseUrl: z.string(),
  password: z.string(),
  /** The key in use. It must never be seen outside the server. */
  canary: z.string(),
});

export type Product = z.infer<typeof Product>;

const PASSED_ON = "SHOFAR_UNDER_TEST";

/** The product that the global set-up started. */
export function product(): Product {
  return Product.parse(JSON.parse(process.env[PASSED_ON] ?? "{}"));
}

/** Starts the product as `npm start` does, on free ports and a folder of its own. Returns what ends it. */
export async function startProduct(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "shofar-e2e-"));
  chmodSync(dataDir, 0o711); // the user who runs PostgreSQL passes through
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const canary = `CANARY-${randomBytes(12).toString("hex")}`;
  const password = "browser-tests-password";
  writeFileSync(path.join(dataDir, "sandbox-key"), canary, { mode: 0o600 });

  const end = await runProduct("product", dataDir, {
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_PACE: "50",
    DEMO_PASSWORD: password,
  });
  const databaseUrl = databaseOf(dataDir);
  const started: Product = {
    url: `http://127.0.0.1:${port}`,
    sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
    dataDir,
    databaseUrl,
    password,
    canary,
  };
  process.env[PASSED_ON] = JSON.stringify(started);
  return end;
}

/**
 * Runs `npm start`'s launcher with these settings and no others until the returned function is called, which removes the folder.
 * @param name of the log that is kept beside the other results
 */
export async function runProduct(name: string, dataDir: string, settings: Record<string, string>): Promise<() => Promise<void>> {
  const log = path.join(dataDir, "product.log");
  const launcher = spawnLauncher(log, { ...settings, DATA_DIR: dataDir });
  const end = () => endProduct(name, launcher, dataDir);
  try {
    await ready(launcher, log);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

function spawnLauncher(log: string, settings: Record<string, string>): ChildProcess {
  const output = openSync(log, "a");
  // Nothing of the developer's own settings: a test never meets the real IP-Sales.
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "NEXT_DIST_DIR", "NODE_ENV"];
  const environment = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  const tied = pathToFileURL(path.join(ROOT, "scripts", "tied-to-parent.mjs")).href;
  const args = ["--import", tied, "--conditions=react-server", "--import", "tsx", "scripts/start.ts", "--no-env-file"];
  const launcher = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...environment, ...settings, NODE_ENV: "production", SHOFAR_LAUNCHER: String(process.pid), TZ: "America/Los_Angeles" },
    stdio: ["ignore", output, output, "ipc"],
  });
  closeSync(output);
  return launcher;
}

async function ready(launcher: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!readFileSync(log, "utf8").includes("Shofar is ready.")) {
    if (launcher.exitCode !== null || Date.now() > deadline) throw new Error(`The product did not start:\n${readFileSync(log, "utf8")}`);
    await pause(100);
  }
}

/** SIGTERM, as an operator would; what it printed is kept beside the other results. */
async function endProduct(name: string, launcher: ChildProcess, dataDir: string): Promise<void> {
  if (launcher.exitCode === null && launcher.signalCode === null) {
    const exited = once(launcher, "exit");
    launcher.kill("SIGTERM");
    await exited;
  }
  mkdirSync(path.join(ROOT, "test-results"), { recursive: true });
  cpSync(path.join(dataDir, "product.log"), path.join(ROOT, "test-results", `${name}.log`));
  rmSync(dataDir, { recursive: true, force: true });
}

function databaseOf(dataDir: string): string {
  const password = readFileSync(path.join(dataDir, "postgres-password"), "utf8");
  const port = postmasterOf(path.join(dataDir, "postgres"))?.port;
  return `postgres://postgres:${password}@127.0.0.1:${port}/shofar`;
}

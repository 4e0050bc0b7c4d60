import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { freePort } from "../../scripts/ports";
import { type Memory, memoryOf } from "../memory";

const ROOT = path.resolve(import.meta.dirname, "../..");
const TIED = pathToFileURL(path.join(ROOT, "scripts", "tied-to-parent.mjs")).href;
const NEXT = path.join(ROOT, "node_modules", "next", "dist", "bin", "next");
const READY_WITHIN_MS = 60_000;

export interface DashboardSettings {
  databaseUrl: string;
  upstreamUrl: string;
  key: string;
  /** The folder of the build's tree; this one unless told. Its build stands in NEXT_DIST_DIR, as everywhere. */
  root?: string;
  /** More of the environment. */
  environment?: Record<string, string>;
}

/** Dashboards on one database, as several servers behind a balancer are: each its own address, one secret for all. */
export async function startDashboards(count: number, settings: DashboardSettings): Promise<Dashboard[]> {
  const secret = randomBytes(32).toString("base64");
  const dashboards: Dashboard[] = [];
  for (let index = 0; index < count; index++) dashboards.push(new Dashboard(await freePort(), secret, settings));
  try {
    await Promise.all(dashboards.map((dashboard) => dashboard.restart()));
    return dashboards;
  } catch (error) {
    for (const dashboard of dashboards) await dashboard.end();
    throw error;
  }
}

/** One process of the dashboard, as the launcher runs it (scripts/launch.ts), without the launcher: it may be killed by itself. */
export class Dashboard {
  readonly url: string;
  readonly #dataDir = mkdtempSync(path.join(tmpdir(), "shofar-dashboard-"));
  #process: ChildProcess | undefined;
  #isReady = false;
  /** Of a run that is broken off, too, nothing stays behind: a stopped process doesn't notice that its parent is gone. */
  readonly #leave = () => {
    this.#process?.kill("SIGKILL");
    rmSync(this.#dataDir, { recursive: true, force: true });
  };

  constructor(
    readonly port: number,
    private readonly secret: string,
    private readonly settings: DashboardSettings,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    process.once("exit", this.#leave);
  }

  /** Whether its process lives; a stopped one does. */
  get isRunning(): boolean {
    return this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Whether it answered since it was started; a stopped one does so later. */
  get isReady(): boolean {
    return this.#isReady && this.isRunning;
  }

  /** Everything its processes printed. */
  get log(): string {
    return readFileSync(path.join(this.#dataDir, "dashboard.log"), "utf8");
  }

  /** Starts it, killing the process that runs; resolves when it answers. */
  async restart(): Promise<void> {
    await this.kill9();
    this.#process = this.#spawn();
    await this.ready();
  }

  /** Resolves when it answers. @throws when its process ends before */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    for (;;) {
      const answer = await fetch(`${this.url}/api/health`).catch(() => null);
      await answer?.arrayBuffer();
      this.#isReady = answer?.ok ?? false;
      if (this.#isReady) return;
      if (!this.isRunning || Date.now() > deadline) throw new Error(`The dashboard on ${this.url} did not start:\n${this.log}`);
      await pause(50);
    }
  }

  /** No last word: SIGKILL. Resolves when the process is gone. */
  async kill9(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** As an operator ends it. @returns how long it took, and the code it ended with (null when a signal ended it) */
  async term(): Promise<{ ms: number; code: number | null }> {
    const began = performance.now();
    const code = await this.#end("SIGTERM");
    return { ms: performance.now() - began, code };
  }

  /** Its process, for whoever measures it. */
  get child(): ChildProcess {
    if (!this.#process) throw new Error("the dashboard was never started");
    return this.#process;
  }

  /** What it holds on to; of one with TELLS_MEMORY in its environment. */
  memory(): Promise<Memory> {
    return memoryOf(this.child);
  }

  /** The process stands still in the middle of whatever it does, and its connections stay open. */
  stop(): void {
    this.#process?.kill("SIGSTOP");
  }

  /** It goes on as if no time had passed. */
  cont(): void {
    this.#process?.kill("SIGCONT");
  }

  /** For good: its folder is removed too. */
  async end(): Promise<void> {
    await this.kill9();
    process.off("exit", this.#leave);
    this.#leave();
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    if (!this.#process || !this.isRunning) return null;
    this.#isReady = false;
    const exited = once(this.#process, "exit");
    this.#process.kill(signal);
    const [code] = await exited;
    return code;
  }

  #spawn(): ChildProcess {
    const { databaseUrl, upstreamUrl, key, root = ROOT, environment } = this.settings;
    const output = openSync(path.join(this.#dataDir, "dashboard.log"), "a");
    // Nothing of the developer's own settings: a test never meets the real IP-Sales.
    const kept = ["PATH", "HOME", "TMPDIR", "LANG", "NEXT_DIST_DIR"];
    const child = spawn(process.execPath, ["--import", TIED, NEXT, "start", "-p", String(this.port), "-H", "127.0.0.1"], {
      cwd: root,
      env: {
        ...Object.fromEntries(kept.map((name) => [name, process.env[name]])),
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        TZ: "America/Los_Angeles",
        SHOFAR_LAUNCHER: String(process.pid),
        PORT: String(this.port),
        HOST: "127.0.0.1",
        APP_URL: this.url,
        DATA_DIR: this.#dataDir,
        DATABASE_URL: databaseUrl,
        AUTH_SECRET: this.secret,
        IPSALES_API_KEY: key,
        IPSALES_BASE_URL: upstreamUrl,
        LOG_LEVEL: "info",
        ...environment,
      },
      stdio: ["ignore", output, output, "ipc"],
    });
    closeSync(output);
    return child;
  }
}

import { get } from "node:http";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isCommonPassword } from "@/lib/auth/passwords";
import type { Settings } from "@/lib/env";
import { buildWhenStale, NEXT } from "./build";
import { Children } from "./children";
import { makeFolder } from "./data-folder";
import { keptSecret, readablePassword } from "./kept-secret";
import { requireFree } from "./ports";
import { startPostgres } from "./postgres";
import { prepareDatabase, requireDatabase } from "./prepare-database";
import { Refusal } from "./refusal";
import { welcome } from "./welcome";

const READY_WITHIN_MS = 90_000;
/** Longer than a proxy keeps an idle connection (nginx: a minute): the side that sends must be the first to let go of it. */
const IDLE_CONNECTION_MS = 65_000;

interface Launch {
  /** The project's folder. */
  root: string;
  settings: Settings;
  /** Hot reload instead of a build. */
  dev: boolean;
  /** Aborted when the person, or the system, wants the product to end. */
  stop: AbortSignal;
  say: (line: string) => void;
}

/**
 * Runs the whole product until `stop`: build, database, sandbox, dashboard. Returns when everything has ended cleanly.
 * @throws Refusal when it can't start, or a part ends by itself; then, too, everything has ended
 */
export async function launch({ root, settings, dev, stop, say }: Launch): Promise<void> {
  const children = new Children();
  const { dataDir, host, port, appUrl } = settings;
  const sandbox = settings.apiKey ? undefined : `http://127.0.0.1:${settings.sandboxPort}`;
  let database: Database | undefined;
  try {
    if (settings.adminPassword && isCommonPassword(settings.adminPassword.reveal()))
      throw new Refusal("ADMIN_PASSWORD is a common one and easily guessed. Give another; a sentence is fine.");
    makeFolder(dataDir);
    await requireFree(host, port, "PORT");
    if (sandbox) await requireFree("127.0.0.1", settings.sandboxPort, "SANDBOX_PORT");
    if (settings.databaseUrl) await requireDatabase(settings.databaseUrl.reveal());
    if (!dev) await buildWhenStale(root, say, stop);

    database = await openDatabase(settings, say);
    stop.throwIfAborted();
    const demoPassword = sandbox && (settings.demoPassword?.reveal() ?? keptSecret(dataDir, "demo-password", readablePassword));
    const admin =
      settings.adminEmail && settings.adminPassword ? { email: settings.adminEmail, password: settings.adminPassword.reveal() } : undefined;
    const accounts = await prepareDatabase(root, database.url, { appUrl, demoPassword, admin });
    stop.throwIfAborted();

    const apiKey = settings.apiKey?.reveal() ?? keptSecret(dataDir, "sandbox-key");
    if (sandbox) children.start("The sandbox", sandboxArguments(settings, apiKey), process.env);
    const served = dev ? [NEXT, "dev"] : [NEXT, "start", "--keepAliveTimeout", String(IDLE_CONNECTION_MS)];
    const environment = dashboardEnvironment(settings, { databaseUrl: database.url, apiKey, sandbox });
    children.start("The dashboard", [...served, "-p", String(port), "-H", host], {
      ...process.env,
      NODE_ENV: dev ? "development" : "production",
      ...environment,
    });

    const ended = Promise.race([children.failure, database.lost.then(databaseLost), aborted(stop)]);
    const waiting = [answering(`${local(host, port)}/api/health`, new URL(appUrl).host, stop)];
    if (sandbox) waiting.push(answering(`${sandbox}/__sandbox/state`, new URL(sandbox).host, stop));
    await Promise.race([Promise.all(waiting), ended]);
    stop.throwIfAborted();
    say(welcome({ appUrl, sandbox, demoPassword, ...accounts }));
    await ended;
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    await children.stop(say);
    await database?.stop();
  }
}

interface Database {
  url: string;
  lost: Promise<void>;
  stop(): Promise<void>;
}

async function openDatabase({ databaseUrl, dataDir }: Settings, say: Launch["say"]): Promise<Database> {
  if (databaseUrl) return { url: databaseUrl.reveal(), lost: new Promise(() => undefined), stop: async () => undefined };
  return startPostgres(dataDir, say);
}

function databaseLost(): never {
  throw new Refusal("The database ended unexpectedly; postgres.log in DATA_DIR says why.");
}

// A secret may begin with a dash: apart from its name it would be taken for another option.
function sandboxArguments({ sandboxPort, sandboxPace, sandboxSeed, dataDir }: Settings, apiKey: string): string[] {
  const options = { port: sandboxPort, pace: sandboxPace, seed: sandboxSeed, "api-key": apiKey, data: path.join(dataDir, "sandbox") };
  return ["--import", "tsx", "sandbox/main.ts", ...Object.entries(options).map(([name, value]) => `--${name}=${value}`)];
}

/** What the dashboard reads (lib/env.ts), with everything that was left to the launcher filled in. */
function dashboardEnvironment(settings: Settings, found: { databaseUrl: string; apiKey: string; sandbox: string | undefined }) {
  return {
    PORT: String(settings.port),
    HOST: settings.host,
    APP_URL: settings.appUrl,
    DATA_DIR: settings.dataDir,
    DATABASE_URL: found.databaseUrl,
    AUTH_SECRET: settings.authSecret?.reveal() ?? keptSecret(settings.dataDir, "auth-secret"),
    IPSALES_API_KEY: found.apiKey,
    IPSALES_BASE_URL: settings.ipSalesBaseUrl ?? found.sandbox,
    SANDBOX_URL: found.sandbox,
    LOG_LEVEL: settings.logLevel,
  };
}

/** The address at which this machine reaches a server that listens on `host`. */
function local(host: string, port: number): string {
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${reachable}:${port}`;
}

/** @param host the name it is asked by: behind a proxy the dashboard answers to its public one alone */
async function answering(address: string, host: string, stop: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  let last = "no answer";
  while (Date.now() < deadline && !stop.aborted) {
    try {
      const status = await statusOf(address, host);
      if (status === 200) return;
      last = `the answer ${status}`;
      await pause(1_000); // it listens, but something is wrong: it is asked less often
    } catch {
      last = "no answer"; // not yet listening
    }
    await pause(100);
  }
  if (!stop.aborted) throw new Refusal(`${address} gives ${last} after ${READY_WITHIN_MS / 1000} s; the lines above say why.`);
}

/** `fetch` knows no other host than the address's own. */
function statusOf(address: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { host }, timeout: 5_000 }, (response) => resolve(response.resume().statusCode));
    request.once("timeout", () => request.destroy(new Error("no answer in time")));
    request.once("error", reject);
  });
}

function aborted(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener("abort", () => resolve());
  });
}

import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { freePort } from "../../scripts/ports";
import { product, runProduct } from "../product";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A dashboard that one file of tests may lock, break and drop tables of: nobody else uses it. */
export interface OwnProduct {
  url: string;
  dataDir: string;
  admin: { email: string; password: string };
  /** Straight to its database, past every rule of the dashboard. */
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  end: () => Promise<void>;
}

export interface OwnSettings {
  /** Where its requests to IP-Sales go; the sandbox of the whole run unless told. */
  upstreamUrl?: string;
  /** Runs the same build with proxy.ts taken out of it. */
  withoutProxy?: boolean;
  /** Gives no admin in the settings: the start prints a set-up address for the first one. */
  withoutAdmin?: boolean;
  /** Where people reach it, when that isn't where it listens. */
  appUrl?: string;
}

/** Starts the launcher as an operator with a PostgreSQL of their own and a real key does: beside the product, on a database of its own. */
export async function startOwnProduct(
  name: string,
  { upstreamUrl, withoutProxy = false, withoutAdmin = false, appUrl }: OwnSettings = {},
): Promise<OwnProduct> {
  const { canary, databaseUrl, sandboxUrl } = product();
  const database = `own_${randomBytes(6).toString("hex")}`;
  const server = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  await server.query(`create database ${database}`);
  const ownUrl = databaseUrl.replace(/[^/]+$/, database);
  const dataDir = mkdtempSync(path.join(tmpdir(), `shofar-e2e-${name}-`));
  chmodSync(dataDir, 0o711);
  const distDir = withoutProxy ? buildWithoutProxy(path.basename(dataDir)) : undefined;
  const port = await freePort();
  const admin = { email: `admin@${name}.test`, password: "a password of the security tests" };
  const end = await runProduct(name, dataDir, {
    PORT: String(port),
    DATABASE_URL: ownUrl,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    IPSALES_API_KEY: canary,
    IPSALES_BASE_URL: upstreamUrl ?? sandboxUrl,
    ...(!withoutAdmin && { ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password }),
    ...(distDir && { NEXT_DIST_DIR: distDir }),
    ...(appUrl && { APP_URL: appUrl }),
  });
  const pool = new pg.Pool({ connectionString: ownUrl, max: 4 });
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    admin,
    sql: async (text, values) => (await pool.query(text, values)).rows,
    end: async () => {
      await pool.end();
      await end();
      await server.query(`drop database ${database} with (force)`);
      await server.end();
      if (distDir) rmSync(path.join(ROOT, distDir), { recursive: true, force: true });
    },
  };
}

/** The build of the run without `proxy.ts`: the same files (hard links), and a list of functions in which the proxy does not stand. */
function buildWithoutProxy(name: string): string {
  const built = process.env["NEXT_DIST_DIR"] || ".next";
  const copy = path.join(built, `without-proxy-${name}`);
  for (const file of readdirSync(path.join(ROOT, built), { recursive: true, encoding: "utf8" })) {
    if (/^(cache|without-proxy-)/.test(file)) continue;
    const [from, to] = [path.join(ROOT, built, file), path.join(ROOT, copy, file)];
    if (statSync(from).isFile()) link(from, to);
  }
  const functions = path.join(ROOT, copy, "server", "functions-config-manifest.json");
  rmSync(functions);
  writeFileSync(functions, JSON.stringify({ version: 1, functions: {} }));
  return copy;
}

function link(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  linkSync(from, to);
}

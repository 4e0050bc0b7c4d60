import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedPostgres, startPostgres } from "./postgres";
import { prepareDatabase } from "./prepare-database";

const ROOT = path.resolve(import.meta.dirname, "..");
const PATIENCE_MS = 60_000;
const FIRST = { appUrl: "https://calls.example.co.il" };
let dataDir: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "shofar-prepare-"));
  chmodSync(dataDir, 0o711);
  server = await startPostgres(dataDir, () => undefined);
}, PATIENCE_MS);

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, PATIENCE_MS);

async function query(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(text);
  await client.end();
}

async function newDatabase(name: string): Promise<string> {
  await query(`create database ${name}`);
  return server.url.replace(/[^/]+$/, name);
}

test("instances that start together on an empty database take turns, and each can set up the first admin", {
  timeout: PATIENCE_MS,
}, async () => {
  const url = await newDatabase("together");
  const started = await Promise.all([1, 2, 3].map(() => prepareDatabase(ROOT, url, FIRST)));
  for (const { setUpUrl } of started) expect(setUpUrl).toMatch(/^https:\/\/calls\.example\.co\.il\/set-password#.{40}/);
});

test("a database whose user may make no tables is refused with the remedy, its password unsaid", { timeout: PATIENCE_MS }, async () => {
  await query("create role reader login password 'hunter2'");
  const url = new URL(await newDatabase("unwritable"));
  url.username = "reader";
  url.password = "hunter2";
  const refused = prepareDatabase(ROOT, url.href, FIRST);
  await expect(refused).rejects.toThrow(
    /^The tables of the database can't be brought up to date: permission denied .* Give its user the right/,
  );
  await expect(refused).rejects.not.toThrow(/hunter2/);
});

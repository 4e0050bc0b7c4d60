import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "./ports";

const ROOT = path.resolve(import.meta.dirname, "..");
const PATIENCE_MS = 30_000;
let home: string;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), "shofar-start-"));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The real command, with these settings alone. */
async function start(settings: Record<string, string>) {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/start.ts", "--no-env-file"];
  const environment = { PATH: process.env.PATH, NODE_ENV: "production" as const, DATA_DIR: path.join(home, "data"), ...settings };
  const launcher = spawn(process.execPath, args, { cwd: ROOT, env: environment });
  let printed = "";
  launcher.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  launcher.stderr.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const [code] = await once(launcher, "close");
  return { code, lines: printed.trim().split("\n") };
}

test("wrong settings are named, a line each, before anything is started or written", { timeout: PATIENCE_MS }, async () => {
  const { code, lines } = await start({
    PORT: "abc",
    SANDBOX_PACE: "fast",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    IPSALES_API_KEY: "",
  });
  expect(code).toBe(1);
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["PORT", "DATABASE_URL", "SANDBOX_PACE"]);
  expect(lines.join()).not.toContain("hunter2");
  expect(existsSync(path.join(home, "data"))).toBe(false);
});

test.each(["PORT", "SANDBOX_PORT"])("a %s in use is refused in one line", { timeout: PATIENCE_MS }, async (setting) => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const taken = typeof address === "object" && address ? address.port : 0;
  const settings = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()), [setting]: String(taken) };
  const { code, lines } = await start(settings);
  other.close();
  expect({ code, lines }).toEqual({
    code: 1,
    lines: [
      `127.0.0.1:${taken} is used by another program. Stop that program, or give another ${setting}, for example ${setting}=${taken + 1}.`,
    ],
  });
});

test("a database that can't be reached is refused in one line, before anything is built", { timeout: PATIENCE_MS }, async () => {
  const database = { DATABASE_URL: `postgres://dana:hunter2@127.0.0.1:${await freePort()}/calls`, AUTH_SECRET: "s".repeat(40) };
  const { code, lines } = await start({ ...database, PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^The database of DATABASE_URL can't be used: connect ECONNREFUSED .* Check its address, user and password/);
  expect(lines[0]).not.toContain("hunter2");
});

test.each([
  ["nowhere.invalid", "HOST nowhere.invalid is not a known host. Give another, for example HOST=127.0.0.1."],
  ["192.0.2.1", "HOST 192.0.2.1 is not an address of this machine. Give another, for example HOST=127.0.0.1."],
])("a HOST that nothing here can be served on is refused in one line: %s", { timeout: PATIENCE_MS }, async (host, line) => {
  expect(await start({ HOST: host })).toEqual({ code: 1, lines: [line] });
});

test("a first admin's password that everybody would guess is refused in one line", { timeout: PATIENCE_MS }, async () => {
  const { code, lines } = await start({ ADMIN_EMAIL: "dana@example.co.il", ADMIN_PASSWORD: "passwordpassword" });
  expect({ code, lines }).toEqual({
    code: 1,
    lines: ["ADMIN_PASSWORD is a common one and easily guessed. Give another; a sentence is fine."],
  });
});

const inAFile = () => {
  const file = path.join(home, "file");
  writeFileSync(file, "");
  return path.join(file, "data");
};

// /proc takes no folders, and says of each that its parent is missing.
const notFolders: [string, () => string][] = [["in a file", inAFile]];
if (process.platform === "linux") notFolders.push(["in /proc", () => "/proc/shofar/data"]);

test.each(notFolders)("a DATA_DIR that can't be a folder is refused in one line: %s", { timeout: PATIENCE_MS }, async (_where, place) => {
  const { code, lines } = await start({ DATA_DIR: place(), PORT: String(await freePort()) });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^DATA_DIR .*can't be made .*Give a folder/);
});

import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { request } from "@playwright/test";
import pg from "pg";
import { freePort } from "../scripts/ports";
import { postmasterOf } from "../scripts/postmaster";
import { expect, test } from "./fixtures";
import { NpmStart, taken } from "./npm-start";
import { signIn } from "./sign-in";

test.setTimeout(180_000);

let dataDir: string;
let ports: { PORT: string; SANDBOX_PORT: string };
let begun: NpmStart[];

test.beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "shofar-npm-start-"));
  chmodSync(dataDir, 0o711); // the user who runs PostgreSQL passes through
  ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  begun = [];
});

test.afterEach(() => {
  for (const start of begun) start.signalAll("SIGKILL");
  const left = server(); // only where a test failed half way
  if (left) process.kill(left.pid, "SIGINT");
  rmSync(dataDir, { recursive: true, force: true });
});

const server = () => postmasterOf(path.join(dataDir, "postgres"));

function npmStart(settings: Record<string, string> = {}): NpmStart {
  const start = new NpmStart({ DATA_DIR: dataDir, ...ports, ...settings });
  begun.push(start);
  return start;
}

/** Signs in at a product of one's own, as its welcome says. */
async function signInAt(address: string, email: string, password: string) {
  const client = await request.newContext({ baseURL: address, extraHTTPHeaders: { Origin: address } });
  await signIn(client, email, password);
  await client.dispose();
}

/** An empty database beside the product's own, as an operator would give one. */
async function ownDatabase(url: string): Promise<string> {
  const name = `own_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return url.replace(/[^/]+$/, name);
}

test("killed in the middle, it takes over at the next start, and Ctrl-C ends everything", async () => {
  // One kept secret in sixty-four begins so.
  writeFileSync(path.join(dataDir, "sandbox-key"), `-${randomBytes(20).toString("hex")}`, { mode: 0o600 });
  const first = npmStart();
  await first.ready();
  const password = first.said("Password") ?? "";
  const before = server();
  first.signalAll("SIGKILL");
  await first.allEnded;
  expect(server()).toEqual(before);

  const second = npmStart();
  await second.ready();
  expect(second.said("Password")).toBe(password);
  await signInAt(second.said("Address") ?? "", "supervisor@demo.local", password);
  second.signalAll("SIGINT");
  await second.allEnded;
  expect([await taken(Number(ports.PORT)), await taken(Number(ports.SANDBOX_PORT)), server()]).toEqual([false, false, undefined]);
  expect(second.printed).not.toMatch(/unexpectedly|Error/);
});

test("with a key, a database and no admin it prints where the first admin is set up, once, and nobody of the demo gets in", async ({
  shofar,
}) => {
  const settings = {
    IPSALES_API_KEY: shofar.canary,
    IPSALES_BASE_URL: shofar.sandboxUrl,
    DATABASE_URL: await ownDatabase(shofar.databaseUrl),
    AUTH_SECRET: randomBytes(36).toString("base64"),
  };
  const first = npmStart(settings);
  await first.ready();
  expect([first.said("Demo accounts"), first.said("Password"), first.said("Phone screens")]).toEqual([undefined, undefined, undefined]);
  const link = new URL(first.said("First admin") ?? "");
  const client = await request.newContext({ baseURL: link.origin, extraHTTPHeaders: { Origin: link.origin } });
  const person = { token: link.hash.slice(1), email: "dana@example.co.il", name: "דנה", password: "a sentence of my own" };
  expect((await client.post("/api/password-links/use", { data: person })).status()).toBe(200);
  expect((await client.post("/api/password-links/use", { data: person })).status()).toBe(404);
  await signIn(client, person.email, person.password);
  expect(await (await client.get("/api/ready")).json()).toMatchObject({ ready: true });
  await client.dispose();
  await expect(signInAt(link.origin, "admin@demo.local", shofar.password)).rejects.toThrow();
  first.askToEnd();
  await first.allEnded;
  expect([await taken(Number(ports.PORT)), existsSync(path.join(dataDir, "postgres"))]).toEqual([false, false]);

  const second = npmStart(settings);
  await second.ready();
  expect(second.said("First admin")).toBeUndefined();
  await signInAt(link.origin, person.email, person.password);
  second.askToEnd();
  await second.allEnded;
});

test("with the first admin in the settings that person signs in, and no set-up address is printed", async ({ shofar }) => {
  const start = npmStart({
    IPSALES_API_KEY: shofar.canary,
    IPSALES_BASE_URL: shofar.sandboxUrl,
    ADMIN_EMAIL: "rina@example.co.il",
    ADMIN_PASSWORD: "another sentence of my own",
    DEMO_PASSWORD: "",
  });
  await start.ready();
  expect(start.said("First admin")).toBeUndefined();
  await signInAt(start.said("Address") ?? "", "rina@example.co.il", "another sentence of my own");
  expect(start.printed).not.toContain("another sentence");
  start.askToEnd();
  await start.allEnded;
});

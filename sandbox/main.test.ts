import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const TIMEOUT_MS = 60_000;
const children: ChildProcess[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sandbox-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

function spawnSandbox(args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let output = "";
  const keep = (data: Buffer) => {
    output += data.toString();
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return { child, output: () => output };
}

/** Starts a sandbox on a free port and waits for its line. */
async function start(more = ["--no-demo-data"]): Promise<{ url: string; end(signal?: NodeJS.Signals): Promise<unknown> }> {
  const { child, output } = spawnSandbox(["--port", "0", "--pace", "1", "--data", folder, ...more]);
  let url: string | undefined;
  while (url === undefined) {
    await Promise.race([once(child.stdout, "data"), once(child, "exit").then(() => Promise.reject(new Error(output())))]);
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
  }
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    const [code] = await once(child, "exit");
    return code;
  };
  return { url, end };
}

async function call(url: string, body: Record<string, unknown>, api = "campaignApi.php"): Promise<unknown> {
  const text = JSON.stringify({ apiKey: "sandbox-key", ...body });
  const answer = await fetch(`${url}/${api}`, { method: "POST", headers: { "content-type": "application/json" }, body: text });
  return answer.json();
}

test(
  "what was created is there again after SIGTERM and a new start, to the letter",
  async () => {
    const first = await start();
    const created = await call(first.url, {
      action: "campaignRun",
      phones: ["0501234567"],
      audioText: "שלום",
      title: "נשאר",
      runType: "hold",
    });
    expect(created).toMatchObject({ errorCode: 0, campaignId: 4521 });
    const before = await call(first.url, { action: "campaignsHistory" });
    expect(await first.end()).toBe(0);
    const second = await start();
    expect(await call(second.url, { action: "campaignsHistory" })).toEqual(before);
    expect(await call(second.url, { action: "campaignResumption", campaignId: 4521 })).toEqual({ errorCode: 0 });
    expect(await second.end()).toBe(0);
  },
  TIMEOUT_MS,
);

test(
  "what was answered is there again after SIGKILL: campaigns, orders, money, the ledger, the codes of caller IDs",
  async () => {
    const first = await start();
    const order = { action: "campaignRun", phones: ["0501234567"], audioText: "שלום", title: "נשאר", runType: "hold" };
    for (const campaignId of [4521, 4522, 4523]) expect(await call(first.url, order)).toMatchObject({ campaignId });
    await call(first.url, { action: "max_ringSet", campaignId: 4521, max_ringSet: 7 });
    await call(first.url, { action: "campaignResumption", campaignId: 4522 });
    await call(first.url, { action: "campaignStop", campaignId: 4523 });
    await call(first.url, { action: "addDid", phone: "0501112222", PhoneVerificationSend: "1" });
    await first.end("SIGKILL");

    const second = await start();
    const rows = await call(second.url, { action: "campaignsHistory" });
    expect(rows).toMatchObject([
      { id: 4523, active: "stoped" },
      { id: 4522, active: "active" },
      { id: 4521, active: "hold", max_ring: 7 },
    ]);
    const { balance, dispatches } = await (await fetch(`${second.url}/__sandbox/state`)).json();
    expect([balance, dispatches.map((one: { campaignId: number }) => one.campaignId)]).toEqual(["99999.76", [4522]]);
    const [{ from }] = await (await fetch(`${second.url}/__sandbox/phones/0501112222`)).json();
    const code = { action: "addDid", phone: "0501112222", PhoneVerification: from.slice(-6) };
    expect(await call(second.url, code)).toEqual({ Status: "Ok", ErrorCode: "0" });
    expect(await call(second.url, { ...order, callId: "0501112222" })).toMatchObject({ campaignId: 4524 });
    await second.end();
  },
  TIMEOUT_MS,
);

test(
  "a demo that is killed at once comes back whole",
  async () => {
    const first = await start([]);
    const order = { action: "campaignRun", phones: ["0501234567"], audioText: "שלום", title: "נשאר", runType: "hold" };
    expect(await call(first.url, order)).toMatchObject({ errorCode: 0 });
    const told = (url: string) =>
      Promise.all([
        call(url, { action: "campaignsHistory" }),
        call(url, { action: "phonesList", mailingList: 1042 }, "mailingListsApi.php"),
      ]);
    const [campaigns, list] = await told(first.url);
    await first.end("SIGKILL");
    const second = await start([]);
    const [campaignsAfter, listAfter] = await told(second.url);
    const titles = (rows: unknown) => (rows as { title: string }[]).map((row) => row.title);
    expect([titles(campaignsAfter), listAfter]).toEqual([titles(campaigns), list]);
    await second.end();
  },
  TIMEOUT_MS,
);

test(
  "a port in use and a bad argument end it with one clear sentence and code 1",
  async () => {
    const running = await start();
    const { port } = new URL(running.url);
    for (const [args, sentence] of [
      [["--port", port, "--no-demo-data"], `Port ${port} is in use`],
      [["--pace", "fast"], "--pace must be"],
    ] as const) {
      const { child, output } = spawnSandbox([...args]);
      const [code] = await once(child, "exit");
      expect([code, output()]).toEqual([1, expect.stringContaining(sentence)]);
    }
    await running.end();
  },
  TIMEOUT_MS,
);

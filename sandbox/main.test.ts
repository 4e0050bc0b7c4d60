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
async function start(): Promise<{ url: string; end(): Promise<unknown> }> {
  const { child, output } = spawnSandbox(["--port", "0", "--no-demo-data", "--pace", "1", "--data", folder]);
  let url: string | undefined;
  while (url === undefined) {
    await Promise.race([once(child.stdout, "data"), once(child, "exit").then(() => Promise.reject(new Error(output())))]);
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
  }
  const end = async () => {
    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    return code;
  };
  return { url, end };
}

async function call(url: string, body: Record<string, unknown>): Promise<unknown> {
  const text = JSON.stringify({ apiKey: "sandbox-key", ...body });
  const answer = await fetch(`${url}/campaignApi.php`, { method: "POST", headers: { "content-type": "application/json" }, body: text });
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

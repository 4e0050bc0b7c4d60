import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { SandboxClient } from "../sandbox-client";

const ROOT = path.resolve(import.meta.dirname, "../..");
const TIED = pathToFileURL(path.join(ROOT, "scripts", "tied-to-parent.mjs")).href;

export interface FaultSandbox {
  url: string;
  key: string;
  control: SandboxClient;
  end: () => Promise<void>;
}

/** An IP-Sales without a past, rich, and fast: a campaign is over before a test looks again. It depends on no other test's product. */
export async function startFaultSandbox({ pace = 1_000, seed = 1 } = {}): Promise<FaultSandbox> {
  const key = `CANARY-faults-${process.pid}`;
  const options = { port: 0, pace, seed, "api-key": key, balance: "9000000000.00" };
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const sandbox = spawn(process.execPath, ["--import", TIED, "--import", "tsx", "sandbox/main.ts", "--no-demo-data", ...given], {
    cwd: ROOT,
    env: { NODE_ENV: "production", PATH: process.env["PATH"], HOME: process.env["HOME"], SHOFAR_LAUNCHER: String(process.pid) },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const exited = once(sandbox, "exit");
  const url = await Promise.race([addressOf(sandbox.stdout), exited.then(() => undefined)]);
  if (!url) throw new Error("the sandbox did not start");
  const end = async () => {
    sandbox.kill("SIGTERM");
    await exited;
  };
  return { url, key, control: new SandboxClient(url), end };
}

async function addressOf(output: NodeJS.ReadableStream | null): Promise<string | undefined> {
  if (!output) return undefined;
  for await (const text of createInterface({ input: output })) {
    const url = /http:\/\/[\d.:]+/.exec(text)?.[0];
    if (url) return url;
  }
  return undefined;
}

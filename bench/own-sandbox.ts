import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

const ROOT = path.resolve(import.meta.dirname, "..");
const apiKey = "bench-key";

/** A sandbox with nothing in it, as a program of its own. */
export async function startSandbox(): Promise<{ url: string; apiKey: string; stop: () => Promise<void> }> {
  const options = ["--port", "0", "--api-key", apiKey, "--balance", "100000000.00", "--no-demo-data"];
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts", ...options], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return { url, apiKey, stop };
  }
  throw new Error("The sandbox ended before it listened; the lines above say why.");
}

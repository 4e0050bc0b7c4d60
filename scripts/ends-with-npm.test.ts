import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { freePort } from "./ports";

const ROOT = path.resolve(import.meta.dirname, "..");
const PATIENCE_MS = 30_000;
let npm: ChildProcess | undefined;

/** Only where the test failed is there something to kill. */
afterEach(() => {
  try {
    if (npm?.pid) process.kill(-npm.pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
});

test.runIf(process.platform !== "win32")("what npm runs ends when npm alone is asked to", { timeout: PATIENCE_MS }, async () => {
  const port = await freePort();
  const started = spawn("npm", ["run", "sandbox", "--", "--port", String(port), "--no-demo-data"], {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  npm = started;
  let printed = "";
  started.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  while (!printed.includes(`http://127.0.0.1:${port}`)) await once(started.stdout, "data");
  // The sandbox holds npm's output open: it is closed when all have ended.
  const allGone = once(started.stdout, "close");
  started.kill("SIGTERM");
  await allGone;
  await expect(listening(port)).resolves.toBeUndefined();
});

/** @throws when another program still listens there */
async function listening(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  server.close();
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { freePort } from "../scripts/ports";
import { product } from "./product";
import { SandboxClient } from "./sandbox-client";

const ROOT = path.resolve(import.meta.dirname, "..");

export interface OwnSandbox {
  url: string;
  control: SandboxClient;
  end: () => Promise<void>;
}

/** An IP-Sales that one file of tests may turn the clock of, and break: nobody else uses it. It knows the key of the run. */
export async function startOwnSandbox(): Promise<OwnSandbox> {
  const port = await freePort();
  const tied = pathToFileURL(path.join(ROOT, "scripts", "tied-to-parent.mjs")).href;
  const args = ["--import", tied, "--import", "tsx", "sandbox/main.ts", "--port", String(port), "--no-demo-data"];
  const sandbox = spawn(process.execPath, [...args, "--api-key", product().canary], {
    cwd: ROOT,
    env: { NODE_ENV: "production", PATH: process.env["PATH"], HOME: process.env["HOME"], SHOFAR_LAUNCHER: String(process.pid) },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const { stdout } = sandbox;
  if (!stdout) throw new Error("the sandbox has no output");
  const exited = once(sandbox, "exit");
  await Promise.race([once(stdout, "data"), exited.then(([code]) => Promise.reject(new Error(`The sandbox ended with ${code}.`)))]);
  const url = `http://127.0.0.1:${port}`;
  const end = async () => {
    sandbox.kill("SIGTERM");
    await exited;
  };
  return { url, control: new SandboxClient(url), end };
}

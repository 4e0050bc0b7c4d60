import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Refusal } from "./refusal";

/** Longer than a send to IP-Sales that is under way may last. */
const END_WITHIN_MS = 25_000;

const tiedToParent = pathToFileURL(path.join(import.meta.dirname, "tied-to-parent.mjs")).href;

/** The programs that the launcher runs beside itself, in its own process group. */
export class Children {
  readonly #running: { name: string; process: ChildProcess }[] = [];
  #ending = false;
  #fail: (reason: Refusal) => void = () => undefined;

  /** Rejects as soon as a child ends that was not asked to. */
  readonly failure = new Promise<never>((_resolve, reject) => {
    this.#fail = reject;
  });

  constructor() {
    this.failure.catch(() => undefined); // whoever waits for it hears of it; at another moment it is not unhandled
  }

  /** Runs a Node program until the launcher ends. */
  start(name: string, args: string[], environment: NodeJS.ProcessEnv): void {
    const child = node(args, environment);
    child.once("exit", (code, signal) => {
      if (!this.#ending) this.#fail(new Refusal(`${name} ended unexpectedly (${signal ?? `code ${code}`}); the lines above say why.`));
    });
    this.#running.push({ name, process: child });
  }

  /** Ends every child, the latest first; one that does not end in time is killed. */
  async stop(say: (line: string) => void): Promise<void> {
    this.#ending = true;
    for (const { name, process } of this.#running.toReversed()) await end(name, process, say);
  }
}

async function end(name: string, child: ChildProcess, say: (line: string) => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => {
    say(`${name} did not end within ${END_WITHIN_MS / 1000} s and is killed.`);
    child.kill("SIGKILL");
  }, END_WITHIN_MS);
  await exited;
  clearTimeout(timer);
}

/** Runs a Node program to its end. @throws Refusal when it fails */
export async function runToEnd(name: string, args: string[], environment: NodeJS.ProcessEnv, stop: AbortSignal): Promise<void> {
  const child = node(args, environment);
  const endChild = () => child.kill("SIGTERM");
  stop.addEventListener("abort", endChild);
  const [code] = await once(child, "exit");
  stop.removeEventListener("abort", endChild);
  stop.throwIfAborted();
  if (code !== 0) throw new Refusal(`${name} failed; the lines above say why.`);
}

function node(args: string[], environment: NodeJS.ProcessEnv): ChildProcess {
  // The product calls nobody but IP-Sales.
  const env = { ...environment, NEXT_TELEMETRY_DISABLED: "1", SHOFAR_LAUNCHER: String(process.pid) };
  return spawn(process.execPath, ["--import", tiedToParent, ...args], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

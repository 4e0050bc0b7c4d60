import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "..");

/** `npm start` as a person runs it in a terminal: npm, its shell, the launcher and its children in a process group of their own. */
export class NpmStart {
  #printed = "";
  readonly #npm: ChildProcess;
  /** Resolves when every program that could print has ended; PostgreSQL alone writes to its own log. */
  readonly allEnded: Promise<unknown>;

  constructor(settings: Record<string, string>) {
    // Nothing of the developer's own settings: a test never meets the real IP-Sales.
    const kept = ["PATH", "HOME", "TMPDIR", "LANG", "NEXT_DIST_DIR"];
    const environment = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
    const npm = spawn("npm", ["start", "--", "--no-env-file"], {
      cwd: ROOT,
      env: { ...environment, NODE_ENV: "production", ...settings },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [npm.stdout, npm.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        this.#printed += chunk.toString();
      });
    }
    this.#npm = npm;
    this.allEnded = once(npm, "close");
  }

  get printed(): string {
    return this.#printed;
  }

  /** @throws when it ends before it serves */
  async ready(): Promise<void> {
    let ended = false;
    void this.allEnded.then(() => {
      ended = true;
    });
    while (!this.#printed.includes("Ctrl-C ends everything.")) {
      if (ended) throw new Error(`npm start ended:\n${this.#printed}`);
      await Promise.race([this.#said(), this.allEnded]);
    }
  }

  async #said(): Promise<void> {
    if (this.#npm.stdout) await once(this.#npm.stdout, "data");
  }

  /** What the welcome says after that label. */
  said(label: string): string | undefined {
    return new RegExp(`^  ${label} +(\\S+)`, "m").exec(this.#printed)?.[1];
  }

  /** To npm alone, as a supervisor does. */
  askToEnd(): void {
    this.#npm.kill("SIGTERM");
  }

  /** To all of the group at once: SIGINT is what Ctrl-C in a terminal does. */
  signalAll(signal: "SIGINT" | "SIGKILL"): void {
    if (this.#npm.pid === undefined) return;
    try {
      process.kill(-this.#npm.pid, signal);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error; // all have ended
    }
  }
}

/** Whether a program listens there. */
export async function taken(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  const refused = await Promise.race([once(server, "listening").then(() => false), once(server, "error").then(() => true)]);
  server.close();
  return refused;
}

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { z } from "zod";
import { TELLS_MEMORY } from "../e2e/memory";

/** A program of the live board's measure, which is asked and answers one thing after another. */
export class Program {
  readonly process: ChildProcess;
  /** Its first word: what it is told before goes by unheard. */
  readonly ready: Promise<unknown>;

  constructor(file: string) {
    const env = { ...process.env, ...TELLS_MEMORY };
    this.process = fork(path.join(import.meta.dirname, file), { execArgv: ["--import", "tsx"], env });
    this.ready = this.hear(z.unknown());
    this.ready.catch(() => undefined); // told to whoever asks
  }

  /** Its next word. @throws when it ends instead */
  hear<T>(read: z.ZodType<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error("a program of the measure ended"));
      this.process.once("exit", gone);
      this.process.once("message", (answer) => {
        this.process.off("exit", gone);
        const { data, error } = read.safeParse(answer);
        if (error) reject(error);
        else resolve(data);
      });
    });
  }

  async ask<T>(question: object, read: z.ZodType<T>): Promise<T> {
    await this.ready;
    const answer = this.hear(read);
    this.process.send(question);
    return answer;
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, "exit");
    this.process.kill("SIGTERM");
    await exited;
  }
}

/** The plain server. */
export class BareLoop extends Program {
  readonly port = this.ready.then((said) => z.object({ port: z.number() }).parse(said).port);

  constructor() {
    super("live-bare.ts");
  }

  /** @returns the moment before the first byte was written, in nanoseconds of this machine's clock */
  async write(frame: string): Promise<bigint> {
    return BigInt((await this.ask({ write: frame }, z.object({ began: z.string() }))).began);
  }
}

/** A thousand sockets, and as many again. */
export class Sockets extends Program {
  constructor() {
    super("live-sockets.ts");
  }

  async join(group: string, { port, head, count }: { port: number; head: string; count: number }): Promise<void> {
    await this.ask({ join: { group, port, head, count } }, z.object({ joined: z.number() }));
  }

  /** All but so many. */
  async leave(group: string, stay = 0): Promise<void> {
    await this.ask({ leave: { group, stay } }, z.object({ left: z.number() }));
  }

  /** When the last of a group got what is marked so, in nanoseconds of this machine's clock. */
  async last(group: string, id: number): Promise<bigint> {
    return BigInt((await this.ask({ last: { group, id } }, z.object({ lastNs: z.string() }))).lastNs);
  }
}

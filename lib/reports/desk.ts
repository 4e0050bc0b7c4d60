import "server-only";
import { setFlagsFromString } from "node:v8";
import type { Worker } from "node:worker_threads";
import type { ThreadAnswer } from "./desk-thread";
import type { DeskAnswers, DeskAsk } from "./report-desk";
import { startThread } from "./start-thread";

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/** The reports' own thread: started when it is first asked, and anew after it fell. What it held is then gone. */
export class Desk {
  readonly #start: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #ids = 0;
  /** Grows with every thread that fell: what it held is no more. */
  generation = 0;

  constructor(start: () => Worker = startThread) {
    this.#start = start;
  }

  /** @param transfer memory that is the thread's from now on */
  ask<K extends DeskAsk["kind"]>(ask: Extract<DeskAsk, { kind: K }>, transfer: ArrayBuffer[] = []): Promise<DeskAnswers[K]> {
    const worker = this.#running();
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ ...ask, id }, transfer);
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = startAlone(this.#start);
    this.#worker = worker;
    worker.on("message", (answer: ThreadAnswer) => this.#settle(answer));
    worker.on("error", (error) => this.#fell(worker, error));
    worker.on("exit", () => this.#fell(worker, new Error("the reports' thread ended")));
    return worker;
  }

  #settle(answer: ThreadAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ("error" in answer) waiting?.reject(answer.error);
    else waiting?.resolve(answer.value as never);
  }

  #fell(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.generation++;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }
}

/**
 * Starts a thread that compiles its code by itself. V8's helpers for that have everybody's priority: while a report is read they would take a
 * processor from the thread that serves people, to whom the reports' own gives way. V8 asks for the switch when it makes the thread's heap.
 */
function startAlone(start: () => Worker): Worker {
  const restore = () => setFlagsFromString("--concurrent-recompilation");
  setFlagsFromString("--no-concurrent-recompilation");
  try {
    const worker = start();
    worker.once("online", () => {
      worker.off("exit", restore);
      restore();
    });
    return worker.once("exit", restore);
  } catch (error) {
    restore();
    throw error;
  }
}

// One thread a process, though a bundler may give each route its own copy of this module.
const shared = globalThis as { shofarReportDesk?: Desk };

export function reportDesk(): Desk {
  shared.shofarReportDesk ??= new Desk();
  return shared.shofarReportDesk;
}

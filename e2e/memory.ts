import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const Told = z.object({ memory: z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() }) });

/** The environment of a program that tells its memory; its channel to the parent is what it is asked by. */
export const TELLS_MEMORY = { NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, "tells-memory.mjs")).href}` };

export interface Memory {
  /** Bytes that the program holds on to, after its garbage was collected: JavaScript's and what hangs on it. */
  live: number;
  /** Bytes of the process, with what it keeps for later use. */
  rss: number;
}

/** What a program that was started with {@link TELLS_MEMORY} holds on to. @throws when it ends before it answers */
export function memoryOf(program: ChildProcess): Promise<Memory> {
  return new Promise((resolve, reject) => {
    const end = () => {
      program.off("message", told);
      program.off("exit", gone);
    };
    const told = (message: unknown) => {
      const read = Told.safeParse(message).data;
      if (!read) return;
      end();
      resolve({ live: read.memory.heapUsed + read.memory.external, rss: read.memory.rss });
    };
    const gone = () => {
      end();
      reject(new Error("the program ended before it told its memory"));
    };
    program.on("message", told);
    program.once("exit", gone);
    program.send("memory");
  });
}

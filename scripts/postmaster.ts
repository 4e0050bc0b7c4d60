import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

export interface Postmaster {
  pid: number;
  port: number;
}

/**
 * The server that runs on a cluster, by its `postmaster.pid` (lines: process id, folder, start time, port, …).
 * A file whose process is gone, or is another program that got the same id after a restart of the machine, is removed:
 * PostgreSQL itself would refuse to start beside the latter.
 */
export function postmasterOf(folder: string): Postmaster | undefined {
  const file = path.join(folder, "postmaster.pid");
  const lines = readIfThere(file)?.split("\n");
  if (!lines) return undefined;
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !commandLine(pid).includes(folder)) {
    // Read again: the file may have become another server's meanwhile.
    if (readIfThere(file)?.split("\n")[0] === lines[0]) rmSync(file, { force: true });
    return undefined;
  }
  return { pid, port };
}

/** Empty for a process that is gone. Linux tells it in /proc; `ps` is not everywhere. */
function commandLine(pid: number): string {
  if (existsSync("/proc/self/cmdline")) return readIfThere(`/proc/${pid}/cmdline`) ?? "";
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    // ESRCH: the process ended while its file was read.
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH")) return undefined;
    throw error;
  }
}

import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { listJobs } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { ImportResult } from "@/lib/lists/schema";
import { jobColumns, readJobRow } from "./rows";

const LOOK_MS = 50;
/** Whoever asked is told to look after it then. */
const PATIENCE_MS = 60_000;

/**
 * What a job did, as soon as it is over; null where it isn't after a minute: it goes on by itself.
 * @throws AppError what stopped it, or `conflict` where somebody cancelled it, with its id
 */
export async function awaitEnd(jobId: string): Promise<ImportResult | null> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await pause(LOOK_MS)) {
    const [raw] = await db().select(jobColumns).from(listJobs).where(eq(listJobs.id, jobId));
    if (!raw) throw new Error("the job has no row");
    const { state, result, problem } = readJobRow(raw);
    if (state === "done" && result) return result;
    if (state === "cancelled") throw new AppError("conflict", { message: "lists.problems.cancelled", details: { jobId } });
    if (state !== "stopped") continue;
    const { code, message, values, details, upstream } = problem ?? { code: "internal", message: "lists.problems.unforeseen" };
    throw new AppError(code, { message, ...(values && { values }), details: { ...details, jobId }, upstream });
  }
  return null;
}

import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { listJobs, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/config";
import type { ListId, ListJob } from "@/lib/lists/schema";
import { toldProblem } from "@/lib/stored-problem";
import { type JobRow, jobColumns, readJobRow } from "./rows";

/** As many are told of a list. */
const LATEST = 50;

/** A list's jobs, the latest first, in the reader's language. @param jobId only this one */
export async function readJobs(listId: ListId, locale: Locale, jobId?: string): Promise<ListJob[]> {
  const rows = await db()
    .select({ job: jobColumns, name: users.name })
    .from(listJobs)
    .innerJoin(users, eq(users.id, listJobs.createdBy))
    .where(and(eq(listJobs.listId, listId), jobId === undefined ? undefined : eq(listJobs.id, jobId)))
    .orderBy(desc(listJobs.createdAt))
    .limit(LATEST);
  return rows.map(({ job, name }) => told(readJobRow(job), name, locale));
}

/** @throws AppError `not-found` for one of another list, too */
export async function readJob(listId: ListId, jobId: string, locale: Locale): Promise<ListJob> {
  const [job] = await readJobs(listId, locale, jobId);
  if (!job) throw new AppError("not-found");
  return job;
}

function told(row: JobRow, createdBy: string, locale: Locale): ListJob {
  const { id, listId, order, state, steps, done, effect, result, snapshotId } = row;
  return {
    id,
    listId,
    kind: order.kind,
    mode: order.kind === "import" ? order.mode : null,
    state,
    createdAt: row.createdAt.toISOString(),
    createdBy: { id: row.createdBy, name: createdBy },
    finishedAt: row.finishedAt?.toISOString() ?? null,
    steps,
    done,
    effect,
    result,
    snapshotId,
    problem: row.problem && toldProblem(row.problem, locale),
  };
}

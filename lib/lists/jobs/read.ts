import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { db } from "@/lib/db/client";
import { listJobs, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/config";
import { EffectFigures, type ListId, type ListJob, type ListJobSummary } from "@/lib/lists/schema";
import { toldProblem } from "@/lib/stored-problem";
import { type JobRow, jobColumns, readJobRow } from "./rows";

/** As many are told of a list. */
const LATEST = 50;

const { effect: _effect, ...summaryColumns } = jobColumns;

/** A list's jobs, the latest first, in the reader's language, their effects without the people. */
export async function readJobs(listId: ListId, locale: Locale): Promise<ListJobSummary[]> {
  const rows = await db()
    .select({ job: summaryColumns, figures: sql<unknown>`${listJobs.effect} - 'samples'`, name: users.name })
    .from(listJobs)
    .innerJoin(users, eq(users.id, listJobs.createdBy))
    .where(eq(listJobs.listId, listId))
    .orderBy(desc(listJobs.createdAt))
    .limit(LATEST);
  return rows.map(({ job, figures, name }) => ({
    ...told(readJobRow({ ...job, effect: null }), name, locale),
    effect: z.parse(z.nullable(EffectFigures), figures),
  }));
}

/** @throws AppError `not-found` for one of another list, too */
export async function readJob(listId: ListId, jobId: string, locale: Locale): Promise<ListJob> {
  const [row] = await db()
    .select({ job: jobColumns, name: users.name })
    .from(listJobs)
    .innerJoin(users, eq(users.id, listJobs.createdBy))
    .where(and(eq(listJobs.listId, listId), eq(listJobs.id, jobId)));
  if (!row) throw new AppError("not-found");
  return told(readJobRow(row.job), row.name, locale);
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

import "server-only";
import { and, eq, gt, inArray, ne, or, sql } from "drizzle-orm";
import { db, type Queryable } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { listJobs } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { requireName } from "@/lib/lists/confirmation";
import type { JobState, ListId, MailingList } from "@/lib/lists/schema";
import { inTurn, type JobRow, jobColumns, type ListOrder, readJobRow } from "./rows";

/** Whether what was asked takes away contacts that nobody named: the list's name is typed for it. */
export const needsName = (order: ListOrder): boolean =>
  order.kind === "restore" ? order.removeOthers : order.mode === "replace" || (order.mode === "delete" && order.isEmpty);

/**
 * Has a previewed job done. The list is read once more: where the effect has become another, it is previewed again.
 * @throws AppError `invalid` without the list's name where it is needed; `conflict` in another state
 */
export async function startJob(list: MailingList, jobId: string, confirm: string | undefined): Promise<void> {
  await decide(list.id, jobId, ["previewed"], async (row) => {
    if (needsName(row.order)) requireName(list, confirm);
    return { state: "reading", order: { ...row.order, isPreview: false }, dueAt: NOW };
  });
}

/**
 * Goes on with a stopped job where it stopped, from the step that failed.
 * @throws AppError `conflict` in another state, and where another job has changed the list since
 */
export async function continueJob(listId: ListId, jobId: string): Promise<void> {
  await decide(listId, jobId, ["stopped"], async (row, tx) => {
    const hasBegun = row.steps > 0;
    if (hasBegun) await refuseAfterAnother(tx, row);
    return { state: hasBegun ? "running" : "reading", problem: null, finishedAt: null, tries: 0, dueAt: NOW };
  });
}

/** Ends a job: at once where nothing is under way, else after the step that is. @throws AppError `conflict` where it is over */
export async function cancelJob(listId: ListId, jobId: string, actorId: string): Promise<void> {
  await decide(listId, jobId, ["reading", "previewed", "running", "stopped"], async ({ state }) =>
    state === "running"
      ? { cancelledBy: actorId, dueAt: NOW }
      : { cancelledBy: actorId, state: "cancelled", given: null, plan: null, finishedAt: NOW, dueAt: null },
  );
}

type Decision = Omit<Partial<typeof listJobs.$inferInsert>, "dueAt" | "finishedAt" | "state"> & {
  state?: JobState;
  dueAt?: typeof NOW | null;
  finishedAt?: typeof NOW | null;
};

async function decide(
  listId: ListId,
  jobId: string,
  from: readonly JobState[],
  change: (row: JobRow, tx: Queryable) => Promise<Decision>,
): Promise<void> {
  await db().transaction(async (tx) => {
    await inTurn(tx);
    const [raw] = await tx
      .select(jobColumns)
      .from(listJobs)
      .where(and(eq(listJobs.id, jobId), eq(listJobs.listId, listId)))
      .for("update");
    if (!raw) throw new AppError("not-found");
    const row = readJobRow(raw);
    if (!from.includes(row.state)) throw new AppError("conflict", { message: "lists.problems.jobState", details: { state: row.state } });
    const decision = await change(row, tx);
    // Whoever worked on it knows of nothing any more, unless it is to end by itself.
    const taken = decision.state === undefined ? {} : { fence: sql`${listJobs.fence} + 1`, leaseOwner: null, leaseUntil: null };
    await tx
      .update(listJobs)
      .set({ ...decision, ...taken })
      .where(eq(listJobs.id, row.id));
  });
}

/** The steps that are left were made for the list as it was then. */
async function refuseAfterAnother(tx: Queryable, row: JobRow): Promise<void> {
  const [other] = await tx
    .select({ id: listJobs.id })
    .from(listJobs)
    .where(
      and(
        eq(listJobs.listId, row.listId),
        ne(listJobs.id, row.id),
        gt(listJobs.steps, 0),
        or(
          eq(listJobs.state, "running"),
          and(
            inArray(listJobs.state, ["done", "cancelled", "stopped"]),
            row.finishedAt ? gt(listJobs.finishedAt, row.finishedAt) : undefined,
          ),
        ),
      ),
    )
    .limit(1);
  if (other) throw new AppError("conflict", { message: "lists.problems.changedSinceStop", details: { jobId: other.id } });
}

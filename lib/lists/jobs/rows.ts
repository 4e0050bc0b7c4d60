import "server-only";
import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { db, type Queryable } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { listJobs } from "@/lib/db/schema";
import { FenceLost, LEASE } from "@/lib/leased-work";
import { packed, unpacked } from "@/lib/lists/packed";
import { ContactRow, IMPORT_MODES, ImportEffect, ImportResult, JOB_STATES } from "@/lib/lists/schema";
import { Step } from "@/lib/lists/steps";
import { StoredProblem } from "@/lib/stored-problem";

/**
 * The rows of jobs on lists: taken under a lease, one of a list at a time, and changed only under the fence that the taking gave.
 * But for the lease everything goes by the clock that rules depend on.
 */

const digest = z.optional(z.string());

/** What was asked, without contacts. `isPreview`: it waits for a person once its effect is known. `digest`: of the steps a person was shown. */
export const ListOrder = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("import"), mode: z.enum(IMPORT_MODES), isPreview: z.boolean(), isEmpty: z.boolean(), digest }),
  z.object({ kind: z.literal("restore"), snapshotId: z.uuid(), removeOthers: z.boolean(), isPreview: z.boolean(), digest }),
]);
export type ListOrder = z.output<typeof ListOrder>;

const { given: _given, plan: _plan, ...jobColumns } = getTableColumns(listJobs);

export { jobColumns };

/** A row as it is worked with: what the database holds as JSON is read by its schema. */
export function readJobRow(raw: Omit<typeof listJobs.$inferSelect, "given" | "plan">) {
  return {
    ...raw,
    state: z.parse(z.enum(JOB_STATES), raw.state),
    order: z.parse(ListOrder, raw.order),
    effect: z.parse(z.nullable(ImportEffect), raw.effect),
    result: z.parse(z.nullable(ImportResult), raw.result),
    problem: raw.problem === null ? null : StoredProblem.parse(raw.problem),
  };
}
export type JobRow = ReturnType<typeof readJobRow>;

/** Who takes or begins jobs takes turns, until the transaction ends. */
export const inTurn = (tx: Queryable) => tx.execute(sql`select pg_advisory_xact_lock(hashtext('list-jobs'))`);

/** Takes rows that are due: of each list the one that has begun to change it, else the oldest, and none beside another that is worked on. */
export async function takeDue(owner: string, limit: number): Promise<JobRow[]> {
  return db().transaction(async (tx) => {
    await inTurn(tx);
    const taken = await tx
      .update(listJobs)
      .set({ leaseOwner: owner, leaseUntil: LEASE, fence: sql`${listJobs.fence} + 1` })
      .where(
        sql`${listJobs.id} in (select distinct on (job.list_id) job.id from ${listJobs} as job
          where job.state in ('reading', 'running') and job.due_at <= ${NOW} and (job.lease_until is null or job.lease_until < now())
            and not exists (select from ${listJobs} as other where other.list_id = job.list_id and other.id <> job.id
              and (other.lease_until > now() or (other.state = 'running' and job.state <> 'running')))
          order by job.list_id, job.state = 'running' desc, job.created_at limit ${limit})`,
      )
      .returning(jobColumns);
    return taken.map(readJobRow);
  });
}

const mine = (row: JobRow) => and(eq(listJobs.id, row.id), eq(listJobs.fence, row.fence));

/** Keeps the lease while work goes on; a row that is somebody else's is left alone. */
export async function renewLease(row: JobRow): Promise<void> {
  await db().update(listJobs).set({ leaseUntil: LEASE }).where(mine(row));
}

type Columns = typeof listJobs.$inferInsert;
export type Change = Partial<
  Pick<Columns, "state" | "effect" | "plan" | "given" | "steps" | "done" | "tries" | "snapshotId" | "result" | "problem" | "order">
> &
  Partial<Record<"dueAt" | "finishedAt", SQL | null>>;

/** Changes a row that this worker holds, and keeps the lease. @throws FenceLost */
export async function changeRow(row: JobRow, change: Change, on: Queryable = db()): Promise<JobRow> {
  const [changed] = await on
    .update(listJobs)
    .set({ ...change, leaseUntil: LEASE })
    .where(mine(row))
    .returning(jobColumns);
  if (!changed) throw new FenceLost();
  return readJobRow(changed);
}

/** Changes a row for the last time, and lets go of it. @param afterMs when it wants work again; null = it rests */
export async function letGo(row: JobRow, change: Change, afterMs: number | null): Promise<void> {
  const dueAt = afterMs === null ? null : sql`${NOW} + ${`${afterMs} milliseconds`}::interval`;
  await db()
    .update(listJobs)
    .set({ ...change, dueAt, leaseOwner: null, leaseUntil: null })
    .where(mine(row));
}

/** The rows that were given. */
export async function readGiven(jobId: string): Promise<ContactRow[]> {
  const [row] = await db().select({ given: listJobs.given }).from(listJobs).where(eq(listJobs.id, jobId));
  return row?.given ? unpacked(ContactRow, row.given) : [];
}

/** The steps of a job that has begun. */
export async function readSteps(jobId: string): Promise<Step[]> {
  const [row] = await db().select({ plan: listJobs.plan }).from(listJobs).where(eq(listJobs.id, jobId));
  if (!row?.plan) throw new Error("a job that runs has no plan");
  return unpacked(Step, row.plan);
}

/** Writes a job that is due at once. @returns its id */
export async function insertJob(listId: number, order: ListOrder, actorId: string, contacts: readonly ContactRow[] = []): Promise<string> {
  const given = contacts.length === 0 ? null : await packed(contacts);
  const [row] = await db()
    .insert(listJobs)
    .values({ listId, kind: order.kind, state: "reading", createdBy: actorId, order, given, dueAt: NOW })
    .returning({ id: listJobs.id });
  if (!row) throw new Error("the job has no row");
  return row.id;
}

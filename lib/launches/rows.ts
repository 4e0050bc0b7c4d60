import "server-only";
import { and, asc, eq, getTableColumns, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { CampaignSpec, DryRun } from "@/lib/campaigns/schema";
import { db, type Queryable } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { launches, launchSteps } from "@/lib/db/schema";
import { FenceLost, LEASE } from "@/lib/leased-work";
import { StoredProblem } from "@/lib/stored-problem";
import { LaunchSearch } from "./schema";
import { follow, LAUNCH_STATES, type LaunchEvent } from "./state-machine";

/**
 * The rows of launches: taken under a lease, changed only under the fence that the taking gave, each change with its step.
 * The database's clock decides, so that several servers with clocks of their own agree. But for the lease everything goes by the clock that
 * rules depend on.
 */

/** Everything but the numbers, which only the sending needs. */
const { phones: _numbers, ...launchColumns } = getTableColumns(launches);

export { launchColumns };

export const StoredSpec = z.omit(CampaignSpec, { audience: true, draftId: true, draftVersion: true });
const State = z.enum(LAUNCH_STATES);
/** What an approval stands for, beside the digest: as many people, at this price. */
const ApprovedFigures = z.pick(DryRun, { accepted: true, price: true });

/** A row as it is worked with: what the database holds as JSON is read by its schema. */
export function readRow(raw: Omit<typeof launches.$inferSelect, "phones">) {
  return {
    ...raw,
    state: State.parse(raw.state),
    spec: StoredSpec.parse(raw.spec),
    dryRun: raw.dryRun === null ? null : DryRun.parse(raw.dryRun),
    approvedFigures: raw.approvedFigures === null ? null : ApprovedFigures.parse(raw.approvedFigures),
    search: raw.search === null ? null : LaunchSearch.parse(raw.search),
    problem: raw.problem === null ? null : StoredProblem.parse(raw.problem),
  };
}
export type LaunchRow = ReturnType<typeof readRow>;

/** Takes rows that are due and that nobody works on. Several processes share them without meeting. */
export async function takeDue(owner: string, limit: number): Promise<LaunchRow[]> {
  const free = or(isNull(launches.leaseUntil), lt(launches.leaseUntil, sql`now()`));
  const due = db()
    .select({ id: launches.id })
    .from(launches)
    .where(and(lte(launches.dueAt, NOW), free))
    .orderBy(asc(launches.dueAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  const taken = await db()
    .update(launches)
    .set({ leaseOwner: owner, leaseUntil: LEASE, fence: sql`${launches.fence} + 1` })
    .where(inArray(launches.id, due))
    .returning(launchColumns);
  return taken.map(readRow);
}

const mine = (row: LaunchRow) => and(eq(launches.id, row.id), eq(launches.fence, row.fence), eq(launches.state, row.state));

/** Keeps the lease while work goes on; a row that is somebody else's is left alone. */
export async function renewLease(row: Pick<LaunchRow, "id" | "fence">): Promise<void> {
  await db()
    .update(launches)
    .set({ leaseUntil: LEASE })
    .where(and(eq(launches.id, row.id), eq(launches.fence, row.fence)));
}

/** Lets go of a row. @param afterMs when it wants work again; null = it rests */
export async function release(row: LaunchRow, afterMs: number | null): Promise<void> {
  const dueAt = afterMs === null ? null : inMs(afterMs);
  await db().update(launches).set({ leaseOwner: null, leaseUntil: null, dueAt }).where(mine(row));
}

/** Keeps what a look into the history showed, for who watches. */
export async function noteSearch(row: LaunchRow, search: LaunchSearch): Promise<LaunchRow> {
  await db().update(launches).set({ search }).where(mine(row));
  return { ...row, search };
}

/** How long the undo window is still open. */
export async function msUntilSending(row: LaunchRow): Promise<number> {
  const left = sql<number>`extract(epoch from ${launches.sendAfter} - ${NOW})::float8 * 1000`;
  const [found] = await db().select({ left }).from(launches).where(mine(row));
  if (!found) throw new FenceLost();
  return Math.max(0, found.left);
}

type Columns = typeof launches.$inferInsert;
export type Change = Partial<
  Pick<
    Columns,
    | "dryRun"
    | "approvedBy"
    | "approvedDigest"
    | "approvedFigures"
    | "decidedBy"
    | "watermark"
    | "campaignId"
    | "accepted"
    | "commits"
    | "releasedBy"
    | "optedOut"
    | "optOutsUpTo"
    | "search"
    | "problem"
  >
> &
  Partial<Record<"dueAt" | "checkedAt" | "approvedAt" | "sentAt" | "watchUntil", SQL | null | undefined>> & { sendAfter?: SQL };

export const AT_ONCE = NOW;

/** The moment so much later, by the clock that rules depend on. */
export const inMs = (ms: number) => sql`${NOW} + ${`${Math.ceil(ms)} milliseconds`}::interval`;

export interface Happening {
  event: LaunchEvent;
  /** What a person is shown. Never a recipient's number. */
  evidence?: Record<string, unknown>;
  change?: Change;
}

/**
 * The only way a launch changes its state: by an event that its state allows, under the fence, with its step.
 * @throws FenceLost when the row is not as the worker knew it
 */
export async function advance(row: LaunchRow, happening: Happening): Promise<LaunchRow> {
  return db().transaction((tx) => advanceWithin(tx, row, happening));
}

/** {@link advance} inside a transaction that holds more. */
export async function advanceWithin(tx: Queryable, row: LaunchRow, { event, evidence, change }: Happening): Promise<LaunchRow> {
  const next = follow(row.state, event);
  if (!next) throw new Error(`a launch that is ${row.state} can't meet ${event}`);
  const since = next === row.state ? {} : { stateSince: NOW };
  const [changed] = await tx
    .update(launches)
    .set({ ...change, state: next, ...since })
    .where(mine(row))
    .returning(launchColumns);
  if (!changed) throw new FenceLost();
  await writeStep(tx, row.id, { event, state: next, evidence });
  return readRow(changed);
}

/** A step of a launch, numbered in order. The caller holds the launch's row. */
export async function writeStep(
  tx: Queryable,
  launchId: string,
  { event, state, evidence = {} }: { event: string; state: string; evidence?: Record<string, unknown> | undefined },
): Promise<void> {
  const step: SQL<number> = sql`(select coalesce(max(step), 0) + 1 from launch_steps where launch_id = ${launchId})`;
  await tx.insert(launchSteps).values({ launchId, step, at: sql`clock_timestamp() + (${NOW} - now())`, event, state, evidence });
}

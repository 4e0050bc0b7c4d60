import "server-only";
import { and, asc, desc, eq, ilike, inArray, or, sql } from "drizzle-orm";
import type * as z from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { launches, launchSteps, strayCampaigns, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { localeOf } from "@/lib/i18n/config";
import { toldProblem } from "@/lib/stored-problem";
import { toIsraelIso } from "@/lib/time";
import { startOf } from "./payload";
import { mayDecide } from "./persons";
import { type LaunchRow, launchColumns, readRow } from "./rows";
import { type Launch, type LaunchList, type LaunchQuery, type LaunchSummary, StoredStep } from "./schema";
import { type LaunchState, mayAbandon, mayCancel, mayRelease, wireState } from "./state-machine";
import { releasableOf, straysOf } from "./twins";

const iso = (date: Date) => toIsraelIso(date.getTime());

/** A launch as everybody sees it, with what `viewer` may do. @throws AppError `not-found` */
export async function readLaunch(launchId: string, viewer: Actor): Promise<Launch> {
  const { row, author, approver, strays } = await readLaunchRow(launchId);
  const [steps, strayIds, nowMs] = await Promise.all([stepsOf(launchId), straysOf(launchId), readClock()]);
  const releasable = mayRelease(row.state) && rests(row) ? releasableOf(row, strayIds) : [];
  return {
    ...summary(row, author, strays),
    digest: row.digest,
    draftId: row.draftId,
    content: contentOf(row),
    dryRun: row.dryRun,
    ...(mayCancel(row.state) && row.spec.undoSeconds > 0 && row.state !== "awaiting-approval" && { undoUntil: iso(row.sendAfter) }),
    ...waitsFor(row, nowMs),
    ...(row.approvedBy && row.approvedAt && { approved: { by: { id: row.approvedBy, name: approver ?? "" }, at: iso(row.approvedAt) } }),
    ...(row.watchUntil && { watchUntil: iso(row.watchUntil) }),
    ...(row.problem && { problem: toldProblem(row.problem, localeOf(viewer.locale)) }),
    ...(row.search && { search: row.search }),
    strayIds: strayIds.filter((id) => id !== row.campaignId),
    steps,
    allowed: allowedTo(viewer, row, releasable),
    releasable,
  };
}

/** What is sent, without the numbers: what a second person judges. */
function contentOf({ spec: { undoSeconds: _, repeatOf: __, ...content } }: LaunchRow): Launch["content"] {
  return content;
}

async function stepsOf(launchId: string): Promise<Launch["steps"]> {
  const steps = await db().select().from(launchSteps).where(eq(launchSteps.launchId, launchId)).orderBy(asc(launchSteps.step));
  return steps.map((step) => {
    const { event, state, evidence } = StoredStep.parse(step);
    return { at: step.at.toISOString(), event, state: wireState(state), evidence };
  });
}

function allowedTo(viewer: Actor, row: LaunchRow, releasable: number[]): Launch["allowed"] {
  const decides = mayDecide(viewer, row);
  const isSecond = row.state === "awaiting-approval" && viewer.id !== row.createdBy && can(viewer.role, "launches:approve");
  return {
    cancel: decides && mayCancel(row.state),
    release: decides && releasable.length > 0,
    approve: isSecond,
    refuse: isSecond,
    abandon: decides && mayAbandon(row.state),
  };
}

/** A row that nobody works on: a person may act on it. */
const rests = (row: LaunchRow) => row.dueAt === null;

/** A pause of the calling window or of its own hour, as against one of the next look. */
function waitsFor(row: LaunchRow, nowMs: number): Pick<Launch, "waitsFor"> {
  const { dueAt, sendAfter, state } = row;
  if (dueAt === null || dueAt.getTime() <= nowMs) return {};
  const start = startOf(row, nowMs);
  if (state === "held" && start.byUs && start.isAhead) return { waitsFor: { what: "start", until: iso(new Date(nowMs + start.aheadMs)) } };
  const isWindow = state === "held" || (state === "waiting" && dueAt.getTime() - sendAfter.getTime() > UNDO_SLACK_MS);
  return isWindow ? { waitsFor: { what: "window", until: iso(dueAt) } } : {};
}

/** The end of the undo window is due within this. */
const UNDO_SLACK_MS = 1_000;

/** The row itself, with the names that go with it. @throws AppError `not-found` */
export async function readLaunchRow(launchId: string) {
  const [found] = await selectRows().where(eq(launches.id, launchId));
  if (!found) throw new AppError("not-found", { message: "launches.problems.id" });
  const { author, approver, strays, ...row } = found;
  return { row: readRow(row), author, approver, strays };
}

const STRAYS = sql<number>`(select count(*)::int from ${strayCampaigns} where ${strayCampaigns.launchId} = ${launches.id} and ${strayCampaigns.campaignId} is distinct from ${launches.campaignId})`;

function selectRows() {
  const approver = sql<string | null>`(select name from users where users.id = ${launches.approvedBy})`;
  return db()
    .select({ ...launchColumns, author: users.name, approver, strays: STRAYS })
    .from(launches)
    .innerJoin(users, eq(users.id, launches.createdBy))
    .$dynamic();
}

/** What a person has to look at, then what goes on, then what rests. */
const FIRST: LaunchState[] = ["needs-person", "unknown", "awaiting-approval"];
const MOVING: LaunchState[] = ["intent", "checked", "waiting", "preparing", "held", "committing"];
/** They go on by themselves; with a second campaign beside theirs they are still to be looked at. */
const GOING: LaunchState[] = ["running", "scheduled"];
const list = (states: LaunchState[]) =>
  sql.join(
    states.map((state) => sql`${state}`),
    sql`, `,
  );
const RANK = sql`case when ${launches.state} in (${list(FIRST)}) then 0 when ${launches.state} in (${list(MOVING)}) then 1 else 2 end`;

const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The launches that the query asks for: what isn't at rest first, then the newest. */
export async function readLaunches({ show, search, page, pageSize }: LaunchQuery, viewer: Actor): Promise<z.output<typeof LaunchList>> {
  const where = and(
    show === "open"
      ? or(inArray(launches.state, [...FIRST, ...MOVING]), and(inArray(launches.state, GOING), sql`${STRAYS} > 0`))
      : undefined,
    show === "mine" ? eq(launches.createdBy, viewer.id) : undefined,
    search === "" ? undefined : ilike(launches.title, `%${escaped(search)}%`),
  );
  const [found, total] = await Promise.all([
    selectRows()
      .where(where)
      .orderBy(RANK, desc(launches.createdAt))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db().$count(launches, where),
  ]);
  return { launches: found.map(({ author, approver: _, strays, ...row }) => summary(readRow(row), author, strays)), total };
}

function summary(row: LaunchRow, author: string, strays: number): LaunchSummary {
  const { startAt, startOnHold } = row.spec.schedule;
  return {
    id: row.id,
    title: row.title,
    state: wireState(row.state),
    stateSince: iso(row.stateSince),
    campaignId: row.campaignId,
    createdAt: iso(row.createdAt),
    createdBy: { id: row.createdBy, name: author },
    recipients: row.recipients - row.optedOut,
    price: row.dryRun?.price ?? null,
    ...(startAt !== undefined && { startAt }),
    startOnHold,
    ...(row.windowHeldAt && { windowHeldAt: iso(row.windowHeldAt) }),
    strays,
  };
}

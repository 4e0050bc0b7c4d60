import "server-only";
import { asc, desc, eq } from "drizzle-orm";
import type * as z from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { launches, launchSteps, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { localeOf } from "@/lib/i18n/config";
import { toIsraelIso } from "@/lib/time";
import { mayDecide } from "./persons";
import { toldProblem } from "./problem";
import { type LaunchRow, launchColumns, readRow } from "./rows";
import { type Launch, type LaunchSummary, StoredStep } from "./schema";
import { mayCancel, mayRelease, wireState } from "./state-machine";

const KEPT_IN_LIST = 200;

const iso = (date: Date) => toIsraelIso(date.getTime());

/** A launch as everybody sees it, with what `viewer` may do. @throws AppError `not-found` */
export async function readLaunch(launchId: string, viewer: Actor): Promise<Launch> {
  const { row, author } = await readLaunchRow(launchId);
  const steps = await db().select().from(launchSteps).where(eq(launchSteps.launchId, launchId)).orderBy(asc(launchSteps.step));
  const decides = mayDecide(viewer, row);
  return {
    ...summary(row, author),
    dryRun: row.dryRun,
    ...(mayCancel(row.state) && row.spec.undoSeconds > 0 && { undoUntil: iso(row.sendAfter) }),
    ...(row.problem && { problem: toldProblem(row.problem, localeOf(viewer.locale)) }),
    ...(row.search && { search: row.search }),
    steps: steps.map((step) => {
      const { event, state, evidence } = StoredStep.parse(step);
      return { at: step.at.toISOString(), event, state: wireState(state), evidence };
    }),
    allowed: {
      cancel: decides && mayCancel(row.state),
      release: decides && rests(row) && mayRelease(row.state) && row.campaignId !== null,
    },
  };
}

/** A row that nobody works on: a person may act on it. */
const rests = (row: LaunchRow) => row.dueAt === null;

/** The row itself. @throws AppError `not-found` */
export async function readLaunchRow(launchId: string): Promise<{ row: LaunchRow; author: string }> {
  const [found] = await db()
    .select({ ...launchColumns, author: users.name })
    .from(launches)
    .innerJoin(users, eq(users.id, launches.createdBy))
    .where(eq(launches.id, launchId));
  if (!found) throw new AppError("not-found", { message: "launches.problems.id" });
  const { author, ...row } = found;
  return { row: readRow(row), author };
}

/** The latest launches, newest first. */
export async function readLaunches(): Promise<LaunchSummary[]> {
  const found = await db()
    .select({ ...launchColumns, author: users.name })
    .from(launches)
    .innerJoin(users, eq(users.id, launches.createdBy))
    .orderBy(desc(launches.createdAt))
    .limit(KEPT_IN_LIST);
  return found.map(({ author, ...row }) => summary(readRow(row), author));
}

function summary(row: LaunchRow, author: string): z.output<typeof LaunchSummary> {
  const { startAt, startOnHold } = row.spec.schedule;
  return {
    id: row.id,
    title: row.title,
    state: wireState(row.state),
    stateSince: iso(row.stateSince),
    campaignId: row.campaignId,
    createdAt: iso(row.createdAt),
    createdBy: { id: row.createdBy, name: author },
    recipients: row.recipients,
    price: row.dryRun?.price ?? null,
    ...(startAt !== undefined && { startAt }),
    startOnHold,
  };
}

import "server-only";
import { and, desc, eq, gt, ne } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { launches, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { opensAt, type WindowGate, windowGate } from "@/lib/launch-rules/gate";
import { toIsraelIso } from "@/lib/time";
import { SAME_CONTENT } from "./create";
import type { LaunchOrder } from "./order";
import type { DryRunAnswer, SimilarLaunch } from "./schema";
import { NOTHING_CAME } from "./state-machine";

/** What our own rules say of launching an order now: told at composing, and where an admin chose so, refused. */

/** The latest launch of the last 24 hours that plays the same message to the same people under another title or with other settings. */
export async function similarLaunch({ digest, peopleDigest }: LaunchOrder): Promise<SimilarLaunch | null> {
  const alike = and(eq(launches.peopleDigest, peopleDigest), ne(launches.digest, digest), gt(launches.createdAt, SAME_CONTENT));
  const [row] = await db()
    .select({ launchId: launches.id, title: launches.title, createdBy: users.name, createdAt: launches.createdAt })
    .from(launches)
    .innerJoin(users, eq(users.id, launches.createdBy))
    .where(and(alike, ...NOTHING_CAME.map((state) => ne(launches.state, state))))
    .orderBy(desc(launches.createdAt))
    .limit(1);
  return row ? { ...row, createdAt: toIsraelIso(row.createdAt.getTime()) } : null;
}

export async function outsideWindow(order: LaunchOrder): Promise<DryRunAnswer["outsideWindow"]> {
  const closed = await closedGate(order);
  if (!closed) return null;
  const { window, untilMs } = closed;
  // One with its own time is held as soon as it begins.
  const effect = window.outside === "refuse" ? "refused" : window.holdRunning ? "waits" : "goes";
  return { opensAt: untilMs === null ? null : toIsraelIso(untilMs), effect };
}

/** @throws AppError `invalid` when calls would be made outside the calling window, and an admin chose that this is refused */
export async function refuseOutsideWindow(order: LaunchOrder, actor: Actor): Promise<void> {
  const closed = await closedGate(order);
  if (closed?.window.outside !== "refuse") return;
  const problem = closed.untilMs === null ? "launches.problems.outsideWindowNever" : "launches.problems.outsideWindow";
  throw new AppError("invalid", { fields: [{ field: "schedule.startAt", problem, values: { opens: opensAt(closed, actor) } }] });
}

/** The window where it is closed at the moment the first call would be made; who starts on hold calls nobody by the launch. */
async function closedGate({ spec }: LaunchOrder): Promise<WindowGate | null> {
  const { startAt, startOnHold } = spec.schedule;
  if (startOnHold) return null;
  const atMs = startAt === undefined ? (await readClock()) + spec.undoSeconds * 1000 : Date.parse(startAt);
  const gate = await windowGate(atMs);
  return gate && !gate.open ? gate : null;
}

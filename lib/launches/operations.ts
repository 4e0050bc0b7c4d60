import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { and, eq, isNull, sql } from "drizzle-orm";
import * as z from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { DryRun } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { launches } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { dryRun } from "@/lib/ip-sales/campaigns";
import { operation } from "@/lib/operation";
import { filePart } from "@/lib/recordings/store";
import { withOurs } from "./check";
import { createLaunch } from "./create";
import { type LaunchOrder, readOrder } from "./order";
import { mayDecide } from "./persons";
import { launchError } from "./problem";
import { readLaunch, readLaunches, readLaunchRow } from "./read";
import { AT_ONCE, advanceWithin, FenceLost, type Happening, type LaunchRow } from "./rows";
import { DryRunRequest, LaunchAnswer, LaunchList, LaunchRef, LaunchRequest } from "./schema";
import { cameToNothing, isResting, mayCancel, mayRelease } from "./state-machine";
import { launchWorker } from "./worker";

/** The largest request for a launch or a dry run: a recording of 60 MB, or 1,000,000 numbers. */
export const MAX_LAUNCH_BYTES = 64 * 1024 * 1024;

/** What a campaign would be, by IP-Sales' own word: nothing is written and nobody is called. */
export const dryRunCampaign = operation({
  name: "launch.dry-run",
  allow: "campaigns:launch",
  input: DryRunRequest,
  output: DryRun,
  run: async ({ input }) => {
    const order = await readOrder(input.spec, input.audio);
    return withOurs(await dryRun(draftPayload(order)), order);
  },
});

function draftPayload({ spec, content, phones, recording }: LaunchOrder): Parameters<typeof dryRun>[0] {
  const { message, schedule, ...parameters } = content;
  const played = message.kind !== "upload" ? message : recording && { kind: message.kind, audio: filePart(recording) };
  if (!played) throw new Error("an upload without its recording passed");
  // On hold: should `demo` ever go unheard, still nobody is called.
  return { ...parameters, title: spec.title, message: played, phones, schedule, hold: true };
}

const ANSWER_WITHIN_MS = 10_000;
const LOOK_MS = 100;

/**
 * Launches a campaign, once for each idempotency key. Answers when the launch rests, or after ten seconds with the state so
 * far; the work goes on from the row, whether or not anybody waits for it.
 */
export const launchCampaign = operation({
  name: "launch.create",
  allow: "campaigns:launch",
  writes: true,
  input: LaunchRequest,
  output: LaunchAnswer,
  audit: ({ spec }) => ({ target: spec.title }),
  run: async ({ input, actor, note }) => {
    const order = await readOrder(input.spec, input.audio);
    const launchId = await createLaunch(order, input.idempotencyKey, actor);
    note({ details: { launch: launchId, recipients: order.phones.length, digest: order.digest } });
    launchWorker().wake();
    const row = await rested(launchId);
    if (row.problem && cameToNothing(row.state) && row.state !== "absent") throw launchError(row.problem, launchId);
    return { launch: await readLaunch(launchId, actor) };
  },
});

async function rested(launchId: string): Promise<LaunchRow> {
  const deadline = performance.now() + ANSWER_WITHIN_MS;
  for (;;) {
    const { row } = await readLaunchRow(launchId);
    const onHold = row.spec.schedule.startOnHold && row.dueAt === null;
    if (isResting(row.state, { onHold }) || performance.now() > deadline) return row;
    await wait(LOOK_MS);
  }
}

export const listLaunches = operation({
  name: "launch.list",
  allow: "campaigns:read",
  input: z.strictObject({}),
  output: LaunchList,
  run: async () => ({ launches: await readLaunches() }),
});

export const getLaunch = operation({
  name: "launch.read",
  allow: "campaigns:read",
  input: LaunchRef,
  output: LaunchAnswer,
  run: async ({ input, actor }) => ({ launch: await readLaunch(input.launchId, actor) }),
});

/** Nothing is sent any more. Refused as soon as something was. */
export const cancelLaunch = operation({
  name: "launch.cancel",
  allow: "launches:decide",
  writes: true,
  input: LaunchRef,
  output: LaunchAnswer,
  audit: ({ launchId }) => ({ target: launchId }),
  run: async ({ input, actor }) => {
    const row = await decidable(input.launchId, actor);
    if (!mayCancel(row.state)) throw new AppError("conflict", { message: "launches.problems.alreadySent" });
    await decide(row, { event: "cancel", change: { dueAt: null } });
    return { launch: await readLaunch(row.id, actor) };
  },
});

/** Lets a campaign that rests on hold begin to dial. */
export const releaseLaunch = operation({
  name: "launch.release",
  allow: "launches:decide",
  writes: true,
  input: LaunchRef,
  output: LaunchAnswer,
  audit: ({ launchId }) => ({ target: launchId }),
  run: async ({ input, actor }) => {
    const row = await decidable(input.launchId, actor);
    const ready = mayRelease(row.state) && row.campaignId !== null && row.dueAt === null;
    if (!ready) throw new AppError("conflict", { message: "launches.problems.notOnHold" });
    await decide(row, {
      event: "commit",
      evidence: { released: true },
      change: { releasedBy: actor.id, commits: 0, problem: null, dueAt: AT_ONCE },
    });
    launchWorker().wake();
    await rested(row.id);
    return { launch: await readLaunch(row.id, actor) };
  },
});

async function decidable(launchId: string, actor: Actor): Promise<LaunchRow> {
  const { row } = await readLaunchRow(launchId);
  if (!mayDecide(actor, row)) throw new AppError("forbidden", { message: "launches.problems.notYours" });
  return row;
}

/** A person's decision takes the row from whoever works on it: the fence moves, and a late worker writes nothing. */
async function decide(row: LaunchRow, happening: Happening): Promise<void> {
  await db()
    .transaction(async (tx) => {
      const taken = { fence: sql`${launches.fence} + 1`, leaseOwner: null, leaseUntil: null };
      const [moved] = await tx
        .update(launches)
        .set(taken)
        .where(and(eq(launches.id, row.id), eq(launches.state, row.state), row.dueAt === null ? isNull(launches.dueAt) : undefined))
        .returning({ fence: launches.fence });
      if (!moved) throw new FenceLost();
      await advanceWithin(tx, { ...row, fence: moved.fence }, happening);
    })
    .catch((error: unknown) => {
      throw error instanceof FenceLost ? new AppError("conflict", { message: "launches.problems.moved", cause: error }) : error;
    });
}

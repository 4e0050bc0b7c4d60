import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import type { Playable } from "@/lib/campaigns/audio-answer";
import { AppError } from "@/lib/errors";
import { dryRun } from "@/lib/ip-sales/campaigns";
import { operation } from "@/lib/operation";
import { filePart, recordingFile } from "@/lib/recordings/store";
import { needsApproval } from "./approval";
import { withOurs } from "./check";
import { createLaunch, knownLaunch } from "./create";
import * as decisions from "./decisions";
import { listWarnings } from "./list-warnings";
import { judgeOrder, type LaunchOrder, readOrder } from "./order";
import { withoutOptedOut } from "./payload";
import { launchError } from "./problem";
import { readLaunch, readLaunches, readLaunchRow } from "./read";
import type { LaunchRow } from "./rows";
import {
  DryRunAnswer,
  DryRunRequest,
  LaunchAnswer,
  LaunchApproval,
  LaunchList,
  LaunchQuery,
  LaunchRef,
  LaunchRefusal,
  LaunchRelease,
  LaunchRequest,
} from "./schema";
import { cameToNothing, isResting } from "./state-machine";
import { outsideWindow, refuseOutsideWindow, similarLaunch } from "./warnings";
import { launchWorker } from "./worker";

/** The largest request for a launch or a dry run: a recording of 60 MB, or 1,000,000 numbers. */
export const MAX_LAUNCH_BYTES = 64 * 1024 * 1024;

/** What a campaign would be, by IP-Sales' own word: nothing is written and nobody is called. */
export const dryRunCampaign = operation({
  name: "launch.dry-run",
  allow: "campaigns:launch",
  input: DryRunRequest,
  output: DryRunAnswer,
  run: async ({ input }) => {
    const order = await readOrder(input.spec, input.audio);
    await judgeOrder(order);
    const [figures, similar, outside, lists] = await Promise.all([
      dryRun(draftPayload(order)),
      similarLaunch(order),
      outsideWindow(order),
      listWarnings(order),
    ]);
    const told = withOurs(figures, { ...order, optedOut: order.optedOut.size });
    return { ...told, approvalNeeded: await needsApproval(told), similar, outsideWindow: outside, listWarnings: lists };
  },
});

function draftPayload({ spec, content, phones, optedOut, recording }: LaunchOrder): Parameters<typeof dryRun>[0] {
  const { message, schedule, ...parameters } = content;
  const played = message.kind !== "upload" ? message : recording && { kind: message.kind, audio: filePart(recording) };
  if (!played) throw new Error("an upload without its recording passed");
  // On hold: should `demo` ever go unheard, still nobody is called.
  return {
    ...parameters,
    title: spec.title,
    message: played,
    phones: withoutOptedOut(phones, optedOut),
    schedule,
    hold: true,
  };
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
    const launchId = (await knownLaunch(input.idempotencyKey, order.digest)) ?? (await begin(order, input.idempotencyKey, actor));
    note({ details: { launch: launchId, recipients: order.phones.length - order.optedOut.size, digest: order.digest } });
    launchWorker().wake();
    const row = await rested(launchId);
    if (row.problem && cameToNothing(row.state) && row.state !== "absent") throw launchError(row.problem, launchId);
    return answer(launchId, actor);
  },
});

/** A new launch, judged by the clock, the ledger and the calling window as they are now. */
async function begin(order: LaunchOrder, idempotencyKey: string, actor: Actor): Promise<string> {
  await judgeOrder(order);
  await refuseOutsideWindow(order, actor);
  return createLaunch(order, idempotencyKey, actor);
}

async function rested(launchId: string): Promise<LaunchRow> {
  const deadline = performance.now() + ANSWER_WITHIN_MS;
  for (;;) {
    const { row } = await readLaunchRow(launchId);
    // On hold it rests for whoever asked for that, or until its hour or the calling window.
    const onHold = row.spec.schedule.startOnHold ? row.dueAt === null : row.dueAt !== null && row.leaseOwner === null;
    if (isResting(row.state, { onHold }) || performance.now() > deadline) return row;
    await wait(LOOK_MS);
  }
}

/** Everything that isn't at rest first, then the newest. */
export const listLaunches = operation({
  name: "launch.list",
  allow: "campaigns:read",
  input: LaunchQuery,
  output: LaunchList,
  run: ({ input, actor }) => readLaunches(input, actor),
});

export const getLaunch = operation({
  name: "launch.read",
  allow: "campaigns:read",
  input: LaunchRef,
  output: LaunchAnswer,
  run: ({ input, actor }) => answer(input.launchId, actor),
});

/** The recording that a launch plays, where one was uploaded: whoever approves it can hear it before anybody is called. */
export const readLaunchRecording = operation({
  name: "launch.audio",
  allow: "campaigns:read",
  input: LaunchRef,
  output: z.custom<Playable>((value) => typeof value === "object" && value !== null && "bytes" in value),
  run: async ({ input }) => {
    const { row } = await readLaunchRow(input.launchId);
    if (row.recordingSha256 === null) throw new AppError("not-found", { message: "upstream.noRecording" });
    const { content, contentType } = await recordingFile(row.recordingSha256);
    return { bytes: new Uint8Array(content), contentType };
  },
});

const answer = async (launchId: string, actor: Actor) => ({ launch: await readLaunch(launchId, actor) });
const target = ({ launchId }: { launchId: string }) => ({ target: launchId });

/** Nothing is sent any more. Refused as soon as something was. */
export const cancelLaunch = operation({
  name: "launch.cancel",
  allow: "launches:decide",
  writes: true,
  input: LaunchRef,
  output: LaunchAnswer,
  audit: target,
  run: async ({ input: { launchId }, actor }) => {
    await decisions.cancel(launchId, actor);
    return answer(launchId, actor);
  },
});

/** Lets a campaign that rests on hold begin to dial. */
export const releaseLaunch = operation({
  name: "launch.release",
  allow: "launches:decide",
  writes: true,
  input: LaunchRelease,
  output: LaunchAnswer,
  audit: target,
  run: async ({ input: { launchId, campaignId }, actor }) => {
    await decisions.release(launchId, campaignId, actor);
    launchWorker().wake();
    await rested(launchId);
    return answer(launchId, actor);
  },
});

/** The second person lets a launch be sent that is over the admins' limits. */
export const approveLaunch = operation({
  name: "launch.approve",
  allow: "launches:approve",
  writes: true,
  input: LaunchApproval,
  output: LaunchAnswer,
  audit: target,
  run: async ({ input: { launchId, ...saw }, actor }) => {
    await decisions.approve(launchId, saw, actor);
    launchWorker().wake();
    await rested(launchId);
    return answer(launchId, actor);
  },
});

/** The second person doesn't, and says why. */
export const refuseLaunch = operation({
  name: "launch.refuse",
  allow: "launches:approve",
  writes: true,
  input: LaunchRefusal,
  output: LaunchAnswer,
  audit: target,
  run: async ({ input: { launchId, reason }, actor }) => {
    await decisions.refuse(launchId, reason, actor);
    return answer(launchId, actor);
  },
});

/** Gives up a launch that nobody can be sure of. */
export const abandonLaunch = operation({
  name: "launch.abandon",
  allow: "launches:decide",
  writes: true,
  input: LaunchRef,
  output: LaunchAnswer,
  audit: target,
  run: async ({ input: { launchId }, actor }) => {
    await decisions.abandon(launchId, actor);
    return answer(launchId, actor);
  },
});

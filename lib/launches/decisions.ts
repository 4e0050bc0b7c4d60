import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import type { CampaignId } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { NOW, readClock } from "@/lib/db/clock";
import { launches } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { find } from "@/lib/ip-sales/campaigns";
import { refuseWhileClosed } from "@/lib/launch-rules/gate";
import { FenceLost } from "@/lib/leased-work";
import { takeContent } from "./create";
import { optedOutSince } from "./left-out";
import { mayApprove, mayDecide, mayDecideNow } from "./persons";
import { storedProblem } from "./problem";
import { readLaunchRow } from "./read";
import { AT_ONCE, advanceWithin, type Happening, inMs, type LaunchRow } from "./rows";
import type { Approval } from "./schema";
import { WATCH_MS } from "./search";
import { mayAbandon, mayCancel, mayRelease } from "./state-machine";
import { calledElsewhere, goesOnElsewhere, hasBegun, releasableOf, straysOf } from "./twins";

/** What people decide about a launch: who may, whether it is still theirs to decide, and the step it makes. */

const conflict = (problem: string) => new AppError("conflict", { message: `launches.problems.${problem}` });

/** @throws AppError `forbidden`, `not-found` */
async function decidable(launchId: string, actor: Actor): Promise<LaunchRow> {
  const { row } = await readLaunchRow(launchId);
  if (!mayDecide(actor, row)) throw new AppError("forbidden", { message: "launches.problems.notYours" });
  return row;
}

/** Nothing is sent any more. @throws AppError `conflict` as soon as something was */
export async function cancel(launchId: string, actor: Actor): Promise<void> {
  const row = await decidable(launchId, actor);
  if (!mayCancel(row.state)) throw conflict("alreadySent");
  await decide(row, { event: "cancel", change: { decidedBy: actor.id, dueAt: null } }, actor);
}

/**
 * The second person lets it be sent: it is checked once more, and sent if it is still what was approved.
 * @param saw what they saw; a script may approve without looking
 */
export async function approve(launchId: string, saw: Approval, actor: Actor): Promise<void> {
  const row = await awaiting(launchId, actor);
  const figures = { accepted: row.dryRun?.accepted ?? null, price: row.dryRun?.price ?? null };
  const { digest = row.digest, accepted = figures.accepted, price = figures.price } = saw;
  if (digest !== row.digest || accepted !== figures.accepted || price !== figures.price) throw conflict("digest");
  const approved = { approvedBy: actor.id, approvedAt: NOW, approvedDigest: row.digest, approvedFigures: figures };
  // The author has the undo window anew: the click that counts is this one.
  const change = { ...approved, problem: null, sendAfter: inMs(row.spec.undoSeconds * 1000), dueAt: AT_ONCE };
  await decide(row, { event: "approved", evidence: { by: actor.name }, change }, actor, "second");
}

export async function refuse(launchId: string, reason: string, actor: Actor): Promise<void> {
  const row = await awaiting(launchId, actor);
  const told = new AppError("conflict", { message: "launches.problems.refusedBy", values: { who: actor.name, reason } });
  const change = { decidedBy: actor.id, problem: storedProblem(told), dueAt: null };
  await decide(row, { event: "declined", evidence: { by: actor.name, reason }, change }, actor, "second");
}

async function awaiting(launchId: string, actor: Actor): Promise<LaunchRow> {
  const { row } = await readLaunchRow(launchId);
  if (row.createdBy === actor.id) throw new AppError("forbidden", { message: "launches.problems.ownApproval" });
  if (row.state !== "awaiting-approval") throw conflict("notAwaiting");
  return row;
}

/** Given up while nobody is sure: nobody is called, what exists of it stays on hold, and what may still arrive is watched for. */
export async function abandon(launchId: string, actor: Actor): Promise<void> {
  const row = await decidable(launchId, actor);
  if (!mayAbandon(row.state)) throw conflict("notToAbandon");
  const told = new AppError("conflict", { message: "launches.problems.abandonedBy", values: { who: actor.name } });
  const change = { decidedBy: actor.id, problem: storedProblem(told), watchUntil: inMs(WATCH_MS), dueAt: null };
  await decide(row, { event: "abandon", evidence: { by: actor.name }, change }, actor);
}

/**
 * Lets a campaign that rests on hold begin to dial.
 * @param chosen where the launch goes by no campaign: which of those that were found is meant
 * @throws AppError `conflict` where it could call somebody twice, or outside the calling window
 */
export async function release(launchId: string, chosen: CampaignId | undefined, actor: Actor): Promise<void> {
  const row = await decidable(launchId, actor);
  if (!mayRelease(row.state) || row.dueAt !== null) throw conflict("notOnHold");
  const campaignId = await releasable(row, chosen);
  if (await calledElsewhere(row)) throw conflict("twinBegun");
  const count = await optedOutSince(row);
  if (count > 0) throw new AppError("conflict", { message: "launches.problems.optedOutSince", values: { count } });
  const { startAt } = row.spec.schedule;
  const nowMs = await readClock();
  await refuseWhileClosed(actor, startAt === undefined ? nowMs : Math.max(nowMs, Date.parse(startAt)));
  const change = { releasedBy: actor.id, campaignId, commits: 0, problem: null, dueAt: AT_ONCE };
  await decide(row, { event: "commit", evidence: { released: true, campaignId, by: actor.name }, change }, actor, "alone");
}

async function releasable(row: LaunchRow, chosen: CampaignId | undefined): Promise<CampaignId> {
  const strays = await straysOf(row.id);
  const choices = releasableOf(row, strays);
  const campaignId = chosen ?? (choices.length === 1 ? choices[0] : undefined);
  if (campaignId === undefined) throw conflict(choices.length === 0 ? "notOnHold" : "chooseCampaign");
  if (!choices.includes(campaignId)) throw conflict("notReleasable");
  const nowMs = await readClock();
  const own = await find(campaignId, nowMs);
  if (own?.status !== "hold" || hasBegun(own)) throw conflict("notReleasable");
  for (const other of strays.filter((id) => id !== campaignId)) {
    const entry = await find(other, nowMs);
    if (!entry || hasBegun(entry)) throw conflict("notReleasable");
  }
  return campaignId;
}

/**
 * A person's decision takes the row from whoever works on it: the fence moves, and a late worker writes nothing. Whether they may is
 * asked once more inside the transaction.
 * @param as `second`: must not be the author. `alone`: no other launch of the content may go on, nor begin while this is decided.
 */
async function decide(row: LaunchRow, happening: Happening, actor: Actor, as: "author" | "second" | "alone" = "author"): Promise<void> {
  await db()
    .transaction(async (tx) => {
      if (as === "alone") {
        await takeContent(tx, row.digest);
        if (await goesOnElsewhere(row, tx)) throw conflict("twinBegun");
      }
      const may = as === "second" ? await mayApprove(tx, actor.id) : await mayDecideNow(tx, actor.id, row);
      if (!may) throw new AppError("forbidden");
      const taken = { fence: sql`${launches.fence} + 1`, leaseOwner: null, leaseUntil: null };
      const asKnown = and(eq(launches.id, row.id), eq(launches.state, row.state), row.dueAt === null ? isNull(launches.dueAt) : undefined);
      const [moved] = await tx
        .update(launches)
        .set(taken)
        .where(and(asKnown, as === "second" ? ne(launches.createdBy, actor.id) : undefined))
        .returning({ fence: launches.fence });
      if (!moved) throw new FenceLost();
      await advanceWithin(tx, { ...row, fence: moved.fence }, happening);
    })
    .catch((error: unknown) => {
      throw error instanceof FenceLost ? new AppError("conflict", { message: "launches.problems.moved", cause: error }) : error;
    });
}

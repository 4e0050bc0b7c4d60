import "server-only";
import { type AuditOutcome, beginAudit, endAudit } from "@/lib/audit/record";
import { isTripped } from "@/lib/breakers/standing";
import { hold } from "@/lib/campaigns/controls";
import { inTurn } from "@/lib/campaigns/orders";
import { isHeldByPerson } from "@/lib/campaigns/person-orders";
import type { CampaignId } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { resume } from "@/lib/ip-sales/campaigns";
import { UpstreamNotSent, UpstreamRefused, UpstreamUnknown } from "@/lib/ip-sales/errors";
import { keepStill } from "@/lib/opt-outs/ledger";
import { optedOutSince } from "./left-out";
import { askedMeanwhile } from "./opt-out-guard";
import { startOf } from "./payload";
import { personBehind } from "./persons";
import { storedProblem } from "./problem";
import { advance, advanceWithin, type LaunchRow, release } from "./rows";
import { campaignsSince, seen } from "./search";
import { WRITTEN_BEFORE } from "./state-machine";
import { refuseToCallTwice } from "./twins";
import { windowWaitMs } from "./waiting";

/** A resume of a campaign that is not on hold is refused, so it may be repeated; a machine repeats it this often. */
const MAX_COMMITS = 3;
const AGAIN_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const UNSEEN_MS = 5 * 60_000;
/** Resumption's own refusal, "not on hold" (reference, campaignResumption). */
const NOT_ON_HOLD = 1;

/** Later than this a campaign that we should have let go at its hour isn't let go by itself: nobody waits for it any more. */
const LATE_MS = 3_600_000;

/** HELD: the campaign must be what the dry run promised; then it may begin to dial, or rests for who asked for that. */
export async function verifyLaunch(row: LaunchRow): Promise<LaunchRow | null> {
  const promised = row.dryRun?.accepted ?? null;
  if (promised === null || row.accepted !== promised) return doubt(row, "countsDiffer", { promised, accepted: row.accepted });
  if (row.spec.schedule.startOnHold) return rest(row);

  const { byUs, aheadMs } = startOf(row, await readClock());
  if (byUs && aheadMs < -LATE_MS) return doubt(row, "startMissedHeld");
  const waitMs = Math.max(byUs ? aheadMs : 0, await windowWaitMs(row));
  if (waitMs <= 0) return commitLaunch(row);
  await release(await advance(row, { event: "put-off" }), waitMs);
  return null;
}

/** HELD → COMMITTING → RUNNING: permission, state and audit are committed together, then the campaign is asked to leave hold. */
async function commitLaunch(row: LaunchRow): Promise<LaunchRow | null> {
  const { campaignId } = row;
  if (campaignId === null) throw new Error("a launch on hold has no campaign");
  // One order a campaign at a time; a person's hold that came before is seen, one that comes now is looked for afterwards.
  return inTurn(campaignId, () => dial(row, campaignId));
}

async function dial(row: LaunchRow, campaignId: CampaignId): Promise<LaunchRow | null> {
  const decided = decidedAt(row);
  if (await isHeldByPerson(campaignId, decided)) return doubt(row, "heldByPerson");
  // It began already, unseen by us, and its breaker held it.
  if (await isTripped(campaignId)) return doubt(row, "heldByBreaker");
  // Chosen among several by a person: meanwhile another may have begun.
  if (row.releasedBy !== null && (await wouldCallTwice(campaignId))) return doubt(row, "notReleasable");
  const { committing, auditId } = await commitToDial(row, campaignId);
  if (auditId === null) return rest(committing);
  const outcome = await resume(campaignId).then(
    () => null,
    (error: unknown) => error,
  );
  await endAudit(auditId, outcomeOf(outcome), {});
  if (await isHeldByPerson(campaignId, decided)) {
    // Ordered since: the two may have met upstream in either sequence, and the pause wins (faults.md, F22).
    await hold(campaignId, await readClock());
    return doubt(committing, "heldByPerson");
  }
  if (outcome === null) {
    const event = startOf(row, await readClock()).isAhead ? "seen-scheduled" : "commit-accepted";
    return rest(await advance(committing, { event, evidence: { campaignId }, change: { problem: null } }));
  }
  const isRefusal = outcome instanceof UpstreamRefused;
  if (!(isRefusal || outcome instanceof UpstreamUnknown || outcome instanceof UpstreamNotSent)) throw outcome;
  const definite = isRefusal && outcome.refusal.code !== NOT_ON_HOLD;
  if (definite) return rest(await advance(committing, { event: "doubt", change: { problem: storedProblem(outcome) } }));
  await release(committing, AGAIN_MS);
  return null;
}

function outcomeOf(error: unknown): AuditOutcome {
  if (error === null) return "done";
  if (error instanceof UpstreamRefused) return "refused";
  return error instanceof UpstreamUnknown ? "unknown" : "failed";
}

/** Since when a person's hold stands against it: whoever released it decided later than any hold before. */
const decidedAt = (row: LaunchRow) => (row.releasedBy === null ? row.sentAt : null) ?? row.stateSince;

async function commitToDial(row: LaunchRow, campaignId: CampaignId) {
  return db().transaction(async (tx) => {
    const { person, may } = await personBehind(tx, row);
    if (!may) {
      const problem = storedProblem(new AppError("forbidden", { message: "launches.problems.permissionLostHeld" }));
      return { committing: await advanceWithin(tx, row, { event: "doubt", change: { problem } }), auditId: null };
    }
    await keepStill(tx);
    const count = await optedOutSince(row, tx);
    if (count > 0) return { committing: await advanceWithin(tx, row, askedMeanwhile(count, { hasBegun: false })), auditId: null };
    const attempt = row.commits + 1;
    const committing = await advanceWithin(tx, row, { event: "commit", evidence: { attempt }, change: { commits: attempt } });
    const note = { target: String(campaignId), details: { launch: row.id, attempt } };
    const auditId = await beginAudit(person, WRITTEN_BEFORE.campaignResumption.audit, note, "started", tx);
    return { committing, auditId };
  });
}

/**
 * COMMITTING without a definite answer: the history is read first. Active, ended or stopped decide; on hold is asked again, at
 * most three times, and never over the head of a person who held it meanwhile, nor over its breaker.
 */
export async function settleCommit(row: LaunchRow): Promise<LaunchRow | null> {
  const entries = await campaignsSince(row).catch(() => null);
  const entry = entries?.find(({ id }) => id === row.campaignId);
  const nowMs = await readClock();
  const event = entry ? seen(row, entry, nowMs) : null;
  if (!event) return lookAgain(row, nowMs - row.stateSince.getTime());
  if (event === "seen-active" && row.campaignId !== null && (await isHeldByPerson(row.campaignId, decidedAt(row)))) {
    const { campaignId } = row;
    await inTurn(campaignId, async () => hold(campaignId, await readClock()));
    return doubt(row, "heldByPerson");
  }
  if (event !== "seen-on-hold") return rest(await advance(row, { event, evidence: { found: "history" }, change: { problem: null } }));
  return row.commits < MAX_COMMITS ? commitLaunch(row) : doubt(row, "staysOnHold", { commits: row.commits });
}

/** As long as the history doesn't tell: more and more seldom, and after a while a person is asked, who may hold it or look for themselves. */
async function lookAgain(row: LaunchRow, ageMs: number): Promise<null> {
  if (ageMs > UNSEEN_MS) return doubt(row, "commitUnseen");
  await release(row, Math.min(LONGEST_PAUSE_MS, Math.max(AGAIN_MS, ageMs / 4)));
  return null;
}

async function doubt(row: LaunchRow, why: string, evidence: Record<string, unknown> = {}): Promise<null> {
  const problem = storedProblem(new AppError("conflict", { message: `launches.problems.${why}` }));
  return rest(await advance(row, { event: "doubt", evidence: { why, ...evidence }, change: { problem } }));
}

async function wouldCallTwice(campaignId: CampaignId): Promise<boolean> {
  return refuseToCallTwice(campaignId).then(
    () => false,
    (error: unknown) => {
      if (error instanceof AppError && error.code === "conflict") return true;
      throw error;
    },
  );
}

async function rest(row: LaunchRow): Promise<null> {
  await release(row, null);
  return null;
}

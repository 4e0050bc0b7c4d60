import "server-only";
import { and, eq, gte, inArray } from "drizzle-orm";
import { beginAudit, endAudit } from "@/lib/audit/record";
import { db } from "@/lib/db/client";
import { auditEntries } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { resume } from "@/lib/ip-sales/campaigns";
import { UpstreamNotSent, UpstreamRefused, UpstreamUnknown } from "@/lib/ip-sales/errors";
import { log } from "@/lib/log";
import { startOf } from "./payload";
import { personBehind } from "./persons";
import { storedProblem } from "./problem";
import { advance, advanceWithin, type LaunchRow, release } from "./rows";
import { campaignsSince, seen } from "./search";
import { WRITTEN_BEFORE } from "./state-machine";

/** A resume of a campaign that is not on hold is refused, so it may be repeated; a machine repeats it this often. */
const MAX_COMMITS = 3;
const AGAIN_MS = 2_000;
/** Resumption's own refusal, "not on hold" (reference, campaignResumption). */
const NOT_ON_HOLD = 1;

/** HELD: the campaign must be what the dry run promised; then it may begin to dial, or rests for who asked for that. */
export async function verifyLaunch(row: LaunchRow): Promise<LaunchRow | null> {
  const promised = row.dryRun?.accepted ?? null;
  if (promised === null || row.accepted !== promised) {
    const problem = storedProblem(new AppError("conflict", { message: "launches.problems.countsDiffer" }));
    return rest(await advance(row, { event: "doubt", evidence: { promised, accepted: row.accepted }, change: { problem } }));
  }
  if (row.spec.schedule.startOnHold) return rest(row);
  return commitLaunch(row);
}

/** HELD → COMMITTING → RUNNING: permission, state and audit are committed together, then the campaign is asked to leave hold. */
async function commitLaunch(row: LaunchRow): Promise<LaunchRow | null> {
  const { committing, auditId, campaignId } = await commitToDial(row);
  if (auditId === null) return rest(committing);
  try {
    await resume(campaignId);
    await endAudit(auditId, "done", {}).catch(logAudit(auditId));
    const event = startOf(row).isAhead ? "seen-scheduled" : "commit-accepted";
    return rest(await advance(committing, { event, evidence: { campaignId }, change: { problem: null } }));
  } catch (error) {
    const outcome = error instanceof UpstreamRefused ? "refused" : error instanceof UpstreamUnknown ? "unknown" : "failed";
    if (!(error instanceof UpstreamRefused || error instanceof UpstreamUnknown || error instanceof UpstreamNotSent)) throw error;
    await endAudit(auditId, outcome, {}).catch(logAudit(auditId));
    const definite = error instanceof UpstreamRefused && error.refusal.code !== NOT_ON_HOLD;
    if (definite) return rest(await advance(committing, { event: "doubt", change: { problem: storedProblem(error) } }));
    return settleCommit(committing);
  }
}

const logAudit = (audit: number) => (error: unknown) => log.error({ err: error, audit }, "the outcome was not written");

async function commitToDial(row: LaunchRow) {
  const { campaignId } = row;
  if (campaignId === null) throw new Error("a launch on hold has no campaign");
  return db().transaction(async (tx) => {
    const { person, may } = await personBehind(tx, row);
    if (!may) {
      const problem = storedProblem(new AppError("forbidden", { message: "launches.problems.permissionLostHeld" }));
      return { committing: await advanceWithin(tx, row, { event: "doubt", change: { problem } }), auditId: null, campaignId };
    }
    const attempt = row.commits + 1;
    const committing = await advanceWithin(tx, row, { event: "commit", evidence: { attempt }, change: { commits: attempt } });
    const note = { target: String(campaignId), details: { launch: row.id, attempt } };
    const auditId = await beginAudit(person, WRITTEN_BEFORE.campaignResumption.audit, note, "started", tx);
    return { committing, auditId, campaignId };
  });
}

/**
 * COMMITTING without a definite answer: the history is read first. Active, ended or stopped decide; on hold is asked again, at
 * most three times, and never over the head of a person who held it meanwhile.
 */
export async function settleCommit(row: LaunchRow): Promise<LaunchRow | null> {
  const entries = await campaignsSince(row).catch(() => null);
  const entry = entries?.find(({ id }) => id === row.campaignId);
  const event = entry ? seen(row, entry) : null;
  if (!event) {
    await release(row, AGAIN_MS);
    return null;
  }
  if (event !== "seen-on-hold") return rest(await advance(row, { event, evidence: { found: "history" }, change: { problem: null } }));
  if (await heldByPerson(row)) return doubt(row, "heldByPerson");
  return row.commits < MAX_COMMITS ? commitLaunch(row) : doubt(row, "staysOnHold");
}

async function doubt(row: LaunchRow, why: "heldByPerson" | "staysOnHold"): Promise<null> {
  const problem = storedProblem(new AppError("conflict", { message: `launches.problems.${why}` }));
  return rest(await advance(row, { event: "doubt", evidence: { why, commits: row.commits }, change: { problem } }));
}

/** Whether somebody held the campaign here since it was to begin: a person's hold wins over our resume. */
async function heldByPerson(row: LaunchRow): Promise<boolean> {
  const holds = and(
    eq(auditEntries.action, "campaign.hold"),
    eq(auditEntries.target, String(row.campaignId)),
    gte(auditEntries.at, row.stateSince),
    inArray(auditEntries.outcome, ["started", "done", "unknown"]),
  );
  return (await db().$count(auditEntries, holds)) > 0;
}

async function rest(row: LaunchRow): Promise<null> {
  await release(row, null);
  return null;
}

import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { type AuditOutcome, beginAudit, endAudit } from "@/lib/audit/record";
import { db } from "@/lib/db/client";
import { NOW, readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { type CampaignRun, run } from "@/lib/ip-sales/campaigns";
import { UpstreamNotSent, UpstreamRefused, UpstreamUnknown } from "@/lib/ip-sales/errors";
import { keepStill } from "@/lib/opt-outs/ledger";
import { lacksApproval } from "./approval";
import { leftOutChanged } from "./left-out";
import { payloadOf } from "./payload";
import { personBehind } from "./persons";
import { storedProblem } from "./problem";
import { advance, advanceWithin, type Happening, type LaunchRow, msUntilSending, release } from "./rows";
import { lookOnce } from "./search";
import { WRITTEN_BEFORE } from "./state-machine";
import { windowWaitMs } from "./waiting";

/** Without an answer for so long, the outcome is unknown to everybody, while the request stays open. */
const UNKNOWN_AFTER_MS = 10_000;
const LOOK_EVERY_MS = 3_000;

/** Figures that are older than this are asked for anew before anything is sent. */
const FRESH_MS = 15 * 60_000;

/**
 * CHECKED, WAITING → the one sending, as soon as nothing stands in its way: a start that passed meanwhile, a second person who has to
 * approve, the undo window, the calling window, figures that have become old.
 */
export async function sendOrWait(row: LaunchRow): Promise<LaunchRow | null> {
  const nowMs = await readClock();
  if (hasMissedStart(row, nowMs)) return settle(await advance(row, missed()));
  if (await lacksApproval(row, db())) return settle(await askForApproval(row));
  const waitMs = Math.max(await msUntilSending(row), await windowWaitBeforeSending(row));
  if (waitMs > 0) {
    await release(await advance(row, { event: "put-off" }), waitMs);
    return null;
  }
  if (row.checkedAt !== null && nowMs - row.checkedAt.getTime() > FRESH_MS) return advance(row, { event: "recheck" });
  return sendLaunch(row);
}

/** Only what starts at once waits unsent for the window; what has its own time is created ahead of it, and what rests on hold dials nobody. */
async function windowWaitBeforeSending(row: LaunchRow): Promise<number> {
  const { startAt, startOnHold } = row.spec.schedule;
  return startAt !== undefined || startOnHold ? 0 : windowWaitMs(row);
}

const hasMissedStart = ({ spec }: LaunchRow, nowMs: number) =>
  spec.schedule.startAt !== undefined && Date.parse(spec.schedule.startAt) <= nowMs;

function missed(): Happening {
  const problem = storedProblem(new AppError("conflict", { message: "launches.problems.startMissed" }));
  return { event: "start-missed", change: { problem } };
}

/** Asked again when what was approved changed since. */
async function askForApproval(row: LaunchRow): Promise<LaunchRow> {
  const lost = row.approvedBy !== null;
  const problem = lost ? storedProblem(new AppError("conflict", { message: "launches.problems.approvalLost" })) : null;
  const { accepted, price } = row.dryRun ?? {};
  const change = { problem, approvedBy: null, approvedAt: null, approvedDigest: null, approvedFigures: null };
  return advance(row, { event: "approval-needed", evidence: { accepted, price }, change });
}

/** AWAITING-APPROVAL: due only when its start passes. */
export async function expireApproval(row: LaunchRow): Promise<LaunchRow | null> {
  return hasMissedStart(row, await readClock()) ? settle(await advance(row, missed())) : settle(row);
}

/**
 * The one `campaignRun` of a launch. What will be sent is read first; then permission, approval, state and audit are committed
 * together; then the bytes go out. From that commit on nothing sends this row again.
 */
async function sendLaunch(row: LaunchRow): Promise<LaunchRow | null> {
  const { campaign: payload } = await payloadOf(row);
  const { sending, auditId } = await commitToSend(row);
  if (auditId === null) return settle(sending);
  const outcome = sendOnce(payload, auditId);
  const early = await Promise.race([outcome, wait(UNKNOWN_AFTER_MS, null, { ref: false })]);
  return settle(early ? await advance(sending, early) : await searchBeside(sending, outcome));
}

async function commitToSend(row: LaunchRow): Promise<{ sending: LaunchRow; auditId: number | null }> {
  return db().transaction(async (tx) => {
    const { person, may } = await personBehind(tx, row);
    if (!may) {
      const problem = storedProblem(new AppError("forbidden", { message: "launches.problems.permissionLost" }));
      return { sending: await advanceWithin(tx, row, { event: "permission-lost", change: { problem } }), auditId: null };
    }
    if (await lacksApproval(row, tx)) return { sending: await advanceWithin(tx, row, { event: "approval-needed" }), auditId: null };
    // Somebody asked meanwhile not to be called, or may be called again: the figures, and what was approved, are of other people.
    await keepStill(tx);
    if (await leftOutChanged(row, tx)) return { sending: await advanceWithin(tx, row, { event: "recheck" }), auditId: null };
    const sending = await advanceWithin(tx, row, { event: "send", change: { sentAt: NOW } });
    const details = {
      launch: row.id,
      recipients: row.recipients - row.optedOut,
      digest: row.digest,
      ...(row.approvedBy && { approvedBy: row.approvedBy }),
    };
    const auditId = await beginAudit(person, WRITTEN_BEFORE.campaignRun.audit, { target: row.title, details }, "started", tx);
    return { sending, auditId };
  });
}

/** Sends, and says what came of it as an event. Never rejects: whatever it is, it is one of five. */
async function sendOnce(payload: CampaignRun, auditId: number): Promise<Happening> {
  const { happening, outcome } = await run(payload).then(created(payload), failed);
  const { campaignId } = happening.change ?? {};
  const target = campaignId ? { target: String(campaignId) } : {};
  await endAudit(auditId, outcome, target);
  return happening;
}

const created = (payload: CampaignRun) => (answer: Awaited<ReturnType<typeof run>>) => {
  const { campaignId, accepted, blocked, price } = answer;
  const happening: Happening = {
    event: payload.hold ? "created-on-hold" : "created-scheduled",
    evidence: { found: "answer", campaignId, accepted, blocked, price },
    change: { campaignId, accepted, problem: null },
  };
  return { happening, outcome: "done" as AuditOutcome };
};

function failed(error: unknown): { happening: Happening; outcome: AuditOutcome } {
  const problem = storedProblem(error);
  if (error instanceof UpstreamRefused) return { happening: { event: "send-refused", change: { problem } }, outcome: "refused" };
  if (error instanceof UpstreamNotSent) return { happening: { event: "send-impossible", change: { problem } }, outcome: "failed" };
  const reason = error instanceof UpstreamUnknown ? error.reason : "unforeseen";
  return { happening: { event: "answer-missing", evidence: { reason }, change: { problem } }, outcome: "unknown" };
}

/** The state becomes unknown for everybody; the history is read beside the open request, and whichever knows first decides. */
async function searchBeside(sending: LaunchRow, outcome: Promise<Happening>): Promise<LaunchRow> {
  const problem = storedProblem(new AppError("upstream-unknown", { message: "upstream.unknown", details: { reason: "no-answer" } }));
  const evidence = { reason: "no-answer-yet", seconds: UNKNOWN_AFTER_MS / 1000 };
  let row = await advance(sending, { event: "answer-missing", evidence, change: { problem } });
  for (;;) {
    row = await lookOnce(row, { requestIsOpen: true });
    if (row.state !== "unknown") return row;
    const answer = await Promise.race([outcome, wait(LOOK_EVERY_MS, null, { ref: false })]);
    if (answer) return advance(row, answer);
  }
}

/** Goes on where a machine may, rests elsewhere; what waits for a person no longer than until its start. */
async function settle(row: LaunchRow): Promise<LaunchRow | null> {
  if (row.state === "held" || row.state === "unknown" || row.state === "intent") return row;
  const { startAt } = row.spec.schedule;
  const expires = row.state === "awaiting-approval" && startAt !== undefined;
  await release(row, expires ? Date.parse(startAt) - (await readClock()) : null);
  return null;
}

/** A row that was being sent when its worker died: it may have arrived, so it is unknown, and never sent again. */
export async function afterLostLease(row: LaunchRow): Promise<LaunchRow | null> {
  const problem = storedProblem(new AppError("upstream-unknown", { message: "launches.problems.interrupted" }));
  return advance(row, { event: "lease-expired", change: { problem } });
}

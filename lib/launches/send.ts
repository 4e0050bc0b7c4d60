import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { type AuditOutcome, beginAudit, endAudit } from "@/lib/audit/record";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type CampaignRun, run } from "@/lib/ip-sales/campaigns";
import { UpstreamNotSent, UpstreamRefused, UpstreamUnknown } from "@/lib/ip-sales/errors";
import { log } from "@/lib/log";
import { payloadOf } from "./payload";
import { personBehind } from "./persons";
import { storedProblem } from "./problem";
import { advance, advanceWithin, type Happening, type LaunchRow, msUntilSending, release } from "./rows";
import { lookOnce } from "./search";
import { WRITTEN_BEFORE } from "./state-machine";

/** Without an answer for so long, the outcome is unknown to everybody, while the request stays open. */
const UNKNOWN_AFTER_MS = 10_000;
const LOOK_EVERY_MS = 3_000;

/** CHECKED → WAITING while the undo window is open; else the one sending. */
export async function sendOrWait(row: LaunchRow): Promise<LaunchRow | null> {
  const leftMs = await msUntilSending(row);
  if (leftMs === 0) return sendLaunch(row);
  await release(await advance(row, { event: "put-off" }), leftMs);
  return null;
}

/**
 * The one `campaignRun` of a launch. What will be sent is read first; then permission, state and audit are committed together;
 * then the bytes go out. From that commit on nothing sends this row again.
 */
export async function sendLaunch(row: LaunchRow): Promise<LaunchRow | null> {
  const payload = await payloadOf(row);
  const { sending, auditId } = await commitToSend(row);
  if (auditId === null) {
    await release(sending, null);
    return null;
  }
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
    const sending = await advanceWithin(tx, row, { event: "send" });
    const details = { launch: row.id, recipients: row.recipients, digest: row.digest };
    const auditId = await beginAudit(person, WRITTEN_BEFORE.campaignRun.audit, { target: row.title, details }, "started", tx);
    return { sending, auditId };
  });
}

/** Sends, and says what came of it as an event. Never rejects: whatever it is, it is one of five. */
async function sendOnce(payload: CampaignRun, auditId: number): Promise<Happening> {
  const { happening, outcome } = await run(payload).then(created(payload), failed);
  const { campaignId } = happening.change ?? {};
  const target = campaignId ? { target: String(campaignId) } : {};
  await endAudit(auditId, outcome, target).catch((error) => log.error({ err: error, audit: auditId }, "the outcome was not written"));
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
    row = await lookOnce(row);
    if (row.state !== "unknown") return row;
    const answer = await Promise.race([outcome, wait(LOOK_EVERY_MS, null, { ref: false })]);
    if (answer) return advance(row, answer);
  }
}

/** Goes on where a machine may, rests elsewhere. */
async function settle(row: LaunchRow): Promise<LaunchRow | null> {
  if (row.state === "held" || row.state === "unknown") return row;
  await release(row, null);
  return null;
}

/** A row that was being sent when its worker died: it may have arrived, so it is unknown, and never sent again. */
export async function afterLostLease(row: LaunchRow): Promise<LaunchRow | null> {
  const problem = storedProblem(new AppError("upstream-unknown", { message: "launches.problems.interrupted" }));
  return advance(row, { event: "lease-expired", change: { problem } });
}

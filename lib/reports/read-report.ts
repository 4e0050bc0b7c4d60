import "server-only";
import type { Campaign, CampaignId } from "@/lib/campaigns/schema";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { find, type HistoryEntry } from "@/lib/ip-sales/campaigns";
import { UpstreamRefused } from "@/lib/ip-sales/errors";
import { type ReportHead, readReport } from "@/lib/ip-sales/reports";
import type { Desk } from "./desk";
import { bytesIntoDesk, type OnDesk } from "./into-desk";
import type { ReportHeader } from "./kept-reports";
import type { VerdictRules } from "./verdict-rules";

/** A report as it was just read, its calls on the desk. */
export interface FreshReport {
  header: ReportHeader;
  /** No more calls will be made. */
  final: boolean;
  /** It is final, and won't change any more. */
  settled: boolean;
  /** The history's counters: while they stand still, so does the report. null where the history doesn't list the campaign. */
  counters: string | null;
  onDesk: OnDesk;
  badRows: number;
}

const OVER = ["ended", "stopped"];
/** (D) The rows of a campaign move to another table when it ends. */
const SETTLING_MS = 2 * 60_000;

/** @throws AppError `not-found`, UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood */
export async function readFresh(campaignId: CampaignId, desk: Desk, rules: VerdictRules): Promise<FreshReport> {
  const nowMs = await readClock();
  // The history first: what it counts, the report shows too.
  const known = await find(campaignId, nowMs);
  const answer = await readReport(campaignId, (contentType) => bytesIntoDesk(desk, contentType, rules)).catch(refusalOf);
  if (answer instanceof UpstreamRefused) throw known ? answer : noReport(campaignId, answer);
  const { campaign: head, calls: onDesk, badRows } = answer;
  const campaign = known ?? campaignOf(head);
  // Both answers have to agree before the figures are final: the campaign may have ended between the two.
  const final = head.ended !== false && OVER.includes(campaign.status);
  return {
    header: { campaign, head },
    final,
    settled: final && isSettled(campaign, nowMs) && isWhole(head, onDesk.rows, badRows),
    counters: known && countersOf(known),
    onDesk,
    badRows,
  };
}

/** An answer with a row for everybody: one that lost some on the way isn't kept for good. */
function isWhole({ recipients }: ReportHead, rows: number, badRows: number): boolean {
  return badRows === 0 && (recipients === null || rows >= recipients);
}

/** Over, and for long enough that nothing of its report can still be on its way. */
export function isSettled({ status, endedAt }: Campaign, nowMs: number): boolean {
  return OVER.includes(status) && (endedAt === null || nowMs - Date.parse(endedAt) > SETTLING_MS);
}

/** What the history counts of a campaign now; null where it doesn't list it. */
export async function readCounters(campaignId: CampaignId): Promise<string | null> {
  const known = await find(campaignId, await readClock());
  return known && countersOf(known);
}

function countersOf({ status, sent, answered, remaining, waitingRetry, dialing, price }: HistoryEntry): string {
  return JSON.stringify([status, sent, answered, remaining, waitingRetry, dialing, price]);
}

function refusalOf(error: unknown): UpstreamRefused {
  if (error instanceof UpstreamRefused) return error;
  throw error;
}

/** The reference names no code for a campaign that isn't there; a refusal of one that the history doesn't know either is that. */
function noReport(campaignId: CampaignId, refused: UpstreamRefused): AppError {
  if (refused.code !== "upstream-refused") return refused;
  return new AppError("not-found", {
    message: "reports.problems.noReport",
    values: { campaignId: String(campaignId) },
    upstream: refused.options.upstream,
    cause: refused,
  });
}

/** What the report alone tells of a campaign that the history no longer lists. */
function campaignOf(head: ReportHead): Campaign {
  return {
    id: head.id,
    title: head.title,
    status: head.ended === null ? "?" : head.ended ? "ended" : "active",
    scheduled: false,
    insertedAt: null,
    startedAt: null,
    endedAt: null,
    runSeconds: null,
    totalPhones: head.recipients,
    sent: null,
    remaining: null,
    answered: head.answered,
    dialing: null,
    waitingRetry: null,
    price: head.price,
    maxRing: null,
    minutesBetweenRetries: head.minutesBetweenRetries,
    donations: { sum: null, count: null },
    hasAudio: false,
    recordingName: null,
  };
}

import "server-only";
import type { Campaign, CampaignId } from "@/lib/campaigns/schema";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { find } from "@/lib/ip-sales/campaigns";
import { UpstreamRefused } from "@/lib/ip-sales/errors";
import { type ReportHead, report } from "@/lib/ip-sales/reports";
import { type RawReport, ReportStore } from "./store";

export interface ReportHeader {
  campaign: Campaign;
  head: ReportHead;
}

const OVER = ["ended", "stopped"];

async function readReport(campaignId: CampaignId): Promise<RawReport<ReportHeader>> {
  const [answer, known] = await Promise.all([report(campaignId).catch(refusalOf), find(campaignId, await readClock())]);
  if (answer instanceof UpstreamRefused) throw known ? answer : noReport(campaignId, answer);
  const { campaign: head, calls } = answer;
  const campaign = known ?? campaignOf(head);
  // Both answers have to agree before the figures are kept for good: the campaign may have ended between the two.
  return { header: { campaign, head }, final: head.ended !== false && OVER.includes(campaign.status), calls };
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

// One store a process: the report, its calls and the export are routes of their own and share a reading.
const shared = globalThis as { shofarReports?: ReportStore<ReportHeader> };

/** @throws AppError `not-found`, UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood */
export function storedReport(campaignId: CampaignId) {
  shared.shofarReports ??= new ReportStore(readReport);
  return shared.shofarReports.get(campaignId);
}

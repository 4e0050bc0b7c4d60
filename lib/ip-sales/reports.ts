import "server-only";
import type { CampaignId } from "@/lib/campaigns/schema";
import { splitTitle } from "@/lib/campaigns/title";
import { type Answer, misunderstood, type Reader, stream } from "./client";
import type { ReportEnd } from "./report-reader";
import { readCount, readDecimal, readRecord, readRows, readText, type Wire } from "./wire";

/** A hundred thousand rows and more come in one answer, which IP-Sales may gather before it begins. */
const ANSWER_MS = 120_000;
const PAUSE_MS = 60_000;

/** The head of a report; `null` is unknown. */
export interface ReportHead {
  id: CampaignId;
  title: string;
  /** From "הסתיים" and "טרם הסתיים"; null for any other word. */
  ended: boolean | null;
  recipients: number | null;
  retries: number | null;
  minutesBetweenRetries: number | null;
  callLength: number | null;
  price: string | null;
  /** Units, exact decimals; null also where upstream leaves them out because none were used. */
  ipRoutingUnits: string | null;
  sttUnits: string | null;
  answered: number | null;
}

const ENDED = new Map([
  ["הסתיים", true],
  ["טרם הסתיים", false],
]);

/** Takes the bytes of a report while they arrive, here or in a thread (`report-reader.ts`). */
export interface ReportBytes<T> {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** @returns what the answer was, and what became of its calls */
  end(): Promise<{ end: ReportEnd; calls: T }>;
  abandon(): void;
}

export interface Report<T> {
  campaign: ReportHead;
  calls: T;
  /** Rows of the answer that could not be read, and are not among the calls. */
  badRows: number;
}

/**
 * The whole report of a campaign, one row a recipient (`campaignReport`), read while it arrives.
 * @param begin takes the answer of one try; there may be three
 * @throws UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood
 */
export function readReport<T>(campaignId: CampaignId, begin: (contentType: string) => ReportBytes<T>): Promise<Report<T>> {
  const reader = (contentType: string): Reader<Report<T>> => {
    const bytes = begin(contentType);
    return {
      write: (chunk) => bytes.write(chunk),
      abandon: () => bytes.abandon(),
      end: async () => {
        const { end, calls } = await bytes.end();
        if (end.kind !== "report") return end;
        if (readCount(end.head.id) === null) throw misunderstood("campaignReport", { campaign: end.head });
        return { kind: "read", result: { campaign: readHead(end.head, campaignId), calls, badRows: end.badRows }, quirks: end.quirks };
      },
    };
  };
  const other = async ({ value }: Answer): Promise<Report<T>> => {
    const answer = readRecord(value);
    const head = readRecord(answer?.campaign);
    // PHP may write null or "" where no row is.
    if (!head || readCount(head.id) === null || readRows(answer?.calls)?.length !== 0) throw misunderstood("campaignReport", value);
    return { campaign: readHead(head, campaignId), calls: (await begin("").end()).calls, badRows: 0 };
  };
  return stream("campaign", "campaignReport", { campaignId }, { timeoutMs: ANSWER_MS, pauseMs: PAUSE_MS, begin: reader, other });
}

function readHead(head: Wire, campaignId: CampaignId): ReportHead {
  return {
    id: readCount(head.id) ?? campaignId,
    title: splitTitle(readText(head.title)).title,
    ended: ENDED.get(readText(head.status).trim()) ?? null,
    recipients: readCount(head.recipients),
    retries: readCount(head.dialRetries),
    minutesBetweenRetries: readCount(head.betweenRetriesMinutes),
    callLength: readCount(head.callLength),
    price: readDecimal(head.billing),
    ipRoutingUnits: readDecimal(head.ipRoutingUnits),
    sttUnits: readDecimal(head.sttUnits),
    answered: readCount(head.answeredCalls),
  };
}

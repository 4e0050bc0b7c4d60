import "server-only";
import type { CampaignId } from "@/lib/campaigns/schema";
import { splitTitle } from "@/lib/campaigns/title";
import { call, misunderstood } from "./client";
import { readClock, readCount, readDecimal, readFlag, readRecord, readRows, readSeconds, readText, type Wire } from "./wire";

/** A hundred thousand rows and more come in one answer. */
const REPORT_MS = 120_000;

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

/** One recipient. Texts are verbatim ("" where upstream gives none); the class of the cause is told by `lib/reports/causes`. */
export interface ReportCall {
  /** Digits alone: upstream writes "050-1234567". */
  phone: string;
  name: string;
  status: string;
  /** `HH:MM:SS` of Israel, without a day. */
  lastCall: string | null;
  retries: number | null;
  durationSeconds: number | null;
  /** Keys pressed; may be several. */
  digits: string;
  trunk: string;
  sipCode: string;
  /** `q850Text` as it came. */
  cause: string;
  sipText: string;
  /** null = not reported, which is not "no". */
  had180: boolean | null;
  had183: boolean | null;
}

export interface Report {
  campaign: ReportHead;
  calls: ReportCall[];
}

const ENDED = new Map([
  ["הסתיים", true],
  ["טרם הסתיים", false],
]);

/**
 * The whole report of a campaign, one row a recipient (`campaignReport`).
 * @throws UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood
 */
export async function report(campaignId: CampaignId): Promise<Report> {
  const { value } = await call("campaign", "campaignReport", { campaignId }, { kind: "read", timeoutMs: REPORT_MS });
  const answer = readRecord(value);
  const head = readRecord(answer?.campaign);
  const rows = answer && readRows(answer.calls);
  if (!head || !rows || readCount(head.id) === null) throw misunderstood("campaignReport", value);
  return { campaign: readHead(head, campaignId), calls: rows.map(readCall) };
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

function readCall(row: Wire): ReportCall {
  const phone = readText(row.phone);
  return {
    phone: phone.replace(/\D/g, "") || phone,
    name: readText(row.name),
    status: readText(row.status),
    lastCall: readClock(row.lastCall),
    retries: readCount(row.retries),
    durationSeconds: readSeconds(row.duration),
    digits: readText(row.digits),
    trunk: readText(row.trunk),
    sipCode: readText(row.sipCode),
    cause: readText(row.q850Text),
    sipText: readText(row.sipText),
    had180: readFlag(row.had180),
    had183: readFlag(row.had183),
  };
}

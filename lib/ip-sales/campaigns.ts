import "server-only";
import { buildKeyAction, type KeyActions } from "@/lib/campaigns/key-actions";
import type { Campaign, CampaignId, CampaignSpec, DryRun, MessageSpec } from "@/lib/campaigns/schema";
import { splitTitle } from "@/lib/campaigns/title";
import { AppError } from "@/lib/errors";
import { addDays, israelClock, israelDay } from "@/lib/time";
import { readAudioName } from "./audio";
import { call, callForOk, misunderstood, unclear } from "./client";
import { UpstreamRefused } from "./errors";
import type { Fields, FilePart } from "./http";
import { readCount, readDecimal, readFlag, readRecord, readRows, readSeconds, readText, type Wire } from "./wire";
import { readLocalTime } from "./wire-time";

const READ_MS = 20_000;
const CONTROL_MS = 30_000;
/** Upstream may turn a long text into speech before it answers (launch.md, "Transport for writes"). */
const RUN_MS = 120_000;

/** What is sent: a specification whose recipients are numbers, whose title carries the launch token, and whose recording is at hand. */
export interface CampaignRun
  extends Pick<CampaignSpec, "title" | "callerId" | "callLength" | "retries" | "maxRing" | "keys" | "externalId" | "description"> {
  phones: readonly string[];
  message: Exclude<MessageSpec, { kind: "upload" }> | { kind: "upload"; audio: FilePart };
  schedule: Pick<CampaignSpec["schedule"], "startAt" | "quietHours">;
  /** Created on hold: nobody is dialled before `resume`. */
  hold: boolean;
}

/** A campaign of the history, with what only the server needs. */
export interface HistoryEntry extends Campaign {
  /** The title as upstream holds it; `title` is without the launch token. */
  rawTitle: string;
  /** null for a campaign that was not launched from here, or whose title was changed on the way. */
  launchToken: string | null;
}

/** Above this the numbers go as a file (reference, "How do I supply a phone list bigger than fits in a JSON body?"). */
const PHONES_IN_JSON = 2_000;

const yesNo = (value: boolean) => (value ? "yes" : "no");

/** The documented fields of `campaignRun`, and its files where the body has to be multipart. Throws when there are no recipients. */
export function encodeRun(run: CampaignRun, demo: boolean): { fields: Fields; files?: Record<string, FilePart> } {
  if (run.phones.length === 0) throw new AppError("invalid", { message: "campaigns.problems.audienceEmpty" });
  const files: Record<string, FilePart> = {};
  const many = run.phones.length > PHONES_IN_JSON || run.message.kind === "upload";
  if (many) files.phones = { content: run.phones.join(","), fileName: "phones.txt", contentType: "text/plain" };
  if (run.message.kind === "upload") files.audioFile = run.message.audio;
  const fields: Fields = {
    phones: many ? undefined : run.phones,
    ...encodeMessage(run.message),
    callId: run.callerId,
    callLength: run.callLength,
    dialRetries: run.retries.count,
    betweenRetries: run.retries.minutesBetween,
    reasonableHours: yesNo(run.schedule.quietHours),
    sendTime: run.schedule.startAt && encodeSendTime(run.schedule.startAt),
    title: run.title,
    maxRing: run.maxRing,
    runType: run.hold ? "hold" : undefined,
    externalID: run.externalId || undefined,
    externalDescription: run.description || undefined,
    ...encodeKeys(run.keys),
    demo: demo ? "yes" : undefined,
  };
  return many ? { fields, files } : { fields };
}

function encodeMessage(message: CampaignRun["message"]): Fields {
  switch (message.kind) {
    case "text":
      return { audioText: message.text };
    case "upload":
      return {};
    case "recording":
      return { audioFile: message.name };
    case "extension":
      return { messagesType: "extensionActivation", extensionActivation: message.extension };
    case "apiUrl":
      return { messagesType: "apiUrl", apiUrl: message.url, fileLong: message.seconds };
  }
}

function encodeKeys(keys: KeyActions): Fields {
  return Object.fromEntries(Object.entries(keys).map(([key, action]) => [`keysAction-${key}`, action && buildKeyAction(action)]));
}

/** `yy-mm-dd hh:ii:ss`, Israel's clock, two digits of the year (api-notes.md, "campaignRun", D). */
export function encodeSendTime(startAt: string): string {
  const { year, month, day, hour, minute, second } = israelClock(startAt);
  const [yy, mm, dd, hh, ii, ss] = [year % 100, month, day, hour, minute, second].map((part) => String(part).padStart(2, "0"));
  return `${yy}-${mm}-${dd} ${hh}:${ii}:${ss}`;
}

function readRun(answer: Wire): DryRun {
  return {
    accepted: readCount(answer.phones),
    rejected: readCount(answer.errorPhones),
    blocked: readCount(answer.blockedPhones),
    price: readDecimal(answer.billing),
    balance: readDecimal(answer.accountSum),
    audioSeconds: readCount(answer.fileLong),
  };
}

/** Two refusals tell more: 6 where the numbers were lost, 7 what it would cost and what there is (reference, "Error codes"). */
const FACTS: Record<number, (answer: Wire) => Record<string, string | null>> = {
  6: (answer) => ({ rejected: readDecimal(answer.errorPhones), blocked: readDecimal(answer.blockedPhones) }),
  7: (answer) => ({ price: readDecimal(answer.billing), balance: readDecimal(answer.accountSum) }),
};

function withFacts(error: unknown): unknown {
  if (!(error instanceof UpstreamRefused)) return error;
  const { code, answer } = error.refusal;
  const told = Object.entries(FACTS[code ?? 0]?.(readRecord(answer) ?? {}) ?? {});
  const known = told.filter((fact): fact is [string, string] => fact[1] !== null);
  return known.length > 0 && known.length === told.length ? new UpstreamRefused(error.refusal, Object.fromEntries(known)) : error;
}

/**
 * Creates a campaign (`campaignRun`). Sent once, never repeated.
 * @throws UpstreamRefused, UpstreamNotSent, UpstreamUnknown (it may exist and may be dialling)
 */
export async function run(spec: CampaignRun): Promise<DryRun & { campaignId: CampaignId }> {
  const { fields, files } = encodeRun(spec, false);
  const value = await callForOk("campaign", "campaignRun", fields, { kind: "write", timeoutMs: RUN_MS, files }).catch((error: unknown) => {
    throw withFacts(error);
  });
  const answer = readRecord(value) ?? {};
  const campaignId = readCount(answer.campaignId);
  if (!campaignId) throw unclear("campaignRun", value);
  return { campaignId, ...readRun(answer) };
}

/**
 * Validates and prices without dialling (`demo=yes`). Asked once: only reads repeat by themselves.
 * @param options how long to wait for the answer
 * @throws UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood; UpstreamUnknown when upstream answers with a real campaign's number
 */
export async function dryRun(spec: CampaignRun, { timeoutMs = RUN_MS } = {}): Promise<DryRun> {
  const { fields, files } = encodeRun(spec, true);
  const options = { kind: "read", apart: true, timeoutMs, files } as const;
  const { value, saidOk } = await call("campaign", "campaignRun", fields, options).catch((error: unknown) => {
    throw withFacts(error);
  });
  const answer = readRecord(value) ?? {};
  if (readCount(answer.campaignId)) throw unclear("campaignRun", value);
  if (!saidOk) throw misunderstood("campaignRun", value);
  return readRun(answer);
}

/** "stoped" is upstream's spelling. Any other word passes as it is. */
const STATUS = new Map([["stoped", "stopped"]]);

const NO_CAP = "ללא הגבלה";

function readCampaign(row: Wire): HistoryEntry {
  const id = readCount(row.id);
  if (!id) throw misunderstood("campaignsHistory", row);
  const rawTitle = readText(row.title);
  const { title, token } = splitTitle(rawTitle);
  const status = readText(row.active).trim();
  const recordingName = readAudioName(row.audioUrl);
  return {
    id,
    title,
    rawTitle,
    launchToken: token,
    status: STATUS.get(status.toLowerCase()) ?? (status || "?"),
    scheduled: readFlag(row.timed) ?? false,
    insertedAt: readLocalTime(row.insert_time),
    startedAt: readLocalTime(row.start_time),
    endedAt: readLocalTime(row.end_time),
    runSeconds: readSeconds(row.run_time),
    totalPhones: readCount(row.total_phones),
    sent: readCount(row.total_sent),
    remaining: readCount(row.new_phones),
    answered: readCount(row.answerd_calls),
    dialing: readCount(row.dialing_calls),
    waitingRetry: readCount(row.retries_list),
    price: readDecimal(row.billing),
    maxRing: readText(row.max_ring_view).trim() === NO_CAP ? null : (readCount(row.max_ring_view) ?? readCount(row.max_ring)) || null,
    minutesBetweenRetries: readCount(row.between_retries),
    donations: { sum: readDecimal(row.donations_sum), count: readCount(row.donations_count) },
    hasAudio: recordingName !== null,
    recordingName,
  };
}

/**
 * The campaigns created from one day of Israel to another, both included, newest first (`campaignsHistory`).
 * Both dates are always sent: the documented defaults are reversed.
 * @throws UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood
 */
export async function history(range: { from: string; to: string }): Promise<HistoryEntry[]> {
  const fields = { fromDate: range.from, toDate: range.to };
  const { value } = await call("campaign", "campaignsHistory", fields, { kind: "read", timeoutMs: READ_MS });
  const rows = readRows(value);
  if (!rows) throw misunderstood("campaignsHistory", value);
  return rows.map(readCampaign).sort((a, b) => b.id - a.id);
}

const RECENT_DAYS = 45;
const OLDEST_DAYS = 1_100;

/** One campaign, looked for in the recent history first; null when upstream has none of that number in three years. */
export async function find(campaignId: CampaignId, nowMs: number): Promise<HistoryEntry | null> {
  // A day beyond today: upstream's clock may be a little ahead of ours.
  const to = addDays(israelDay(nowMs), 1);
  for (const days of [RECENT_DAYS, OLDEST_DAYS]) {
    const found = (await history({ from: addDays(to, -days), to })).find((campaign) => campaign.id === campaignId);
    if (found) return found;
  }
  return null;
}

async function control(action: "campaignHold" | "campaignResumption" | "campaignStop", campaignId: CampaignId): Promise<void> {
  await callForOk("campaign", action, { campaignId }, { kind: "write", timeoutMs: CONTROL_MS });
}

/** Pauses; recipients not called yet are kept. @throws UpstreamRefused, UpstreamNotSent, UpstreamUnknown */
export const hold = (campaignId: CampaignId) => control("campaignHold", campaignId);

/** Goes on. Refused with code 1 when it is not on hold, 2 when it is older than 21 days. @throws as {@link hold} */
export const resume = (campaignId: CampaignId) => control("campaignResumption", campaignId);

/** Ends for good; the pending recipients are discarded. @throws as {@link hold} */
export const stop = (campaignId: CampaignId) => control("campaignStop", campaignId);

/** How many are dialled at once, 1–99999; the parameter has the action's name. @throws as {@link hold} */
export async function setMaxRing(campaignId: CampaignId, maxRing: number): Promise<void> {
  await callForOk("campaign", "max_ringSet", { campaignId, max_ringSet: maxRing }, { kind: "write", timeoutMs: CONTROL_MS });
}

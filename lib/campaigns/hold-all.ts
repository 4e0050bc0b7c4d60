import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { problemBody } from "@/lib/http/problem";
import { DEFAULT_LOCALE } from "@/lib/i18n/config";
import { type HistoryEntry, history } from "@/lib/ip-sales/campaigns";
import { log } from "@/lib/log";
import { operation, perform } from "@/lib/operation";
import { addDays, israelDay } from "@/lib/time";
import { holdCampaign } from "./operations";
import { phaseOf } from "./phase";
import { HoldAllAnswer, HoldAllRequest } from "./schema";

/** Each takes a turn of the sixteen there are (turns.ts); the rest is for everybody else. */
const AT_ONCE = 12;
/** How long the history may take to tell of what the person didn't see. */
const LOOK_MS = 20_000;
/** A resumable campaign is at most 21 days old (reference, campaignResumption, code 2). */
const DAYS = 30;

type Answer = z.input<typeof HoldAllAnswer>;

/**
 * Holds everything that calls now, several at a time: what the person saw at once, and what the history shows besides as soon as it
 * answers, those with the most calls in the air first. Each hold passes the gate by itself and stands in the audit as that person's, so
 * that no machine resumes it. Campaigns that wait for their time are left alone.
 */
export const holdAll = operation({
  name: "campaign.hold-all",
  allow: "campaigns:hold",
  writes: true,
  input: HoldAllRequest,
  output: HoldAllAnswer,
  audit: ({ campaignIds }) => ({ details: { campaigns: campaignIds.join(", ") } }),
  run: async ({ input, actor, note }) => {
    const answer: Answer = { held: [], failed: [], historyUnread: false };
    const seen = new Set(input.campaignIds);
    const look = seen.size === 0 ? callingNow() : callingSoon();
    const unseen = look.then((calling) => calling?.map(({ id }) => id).filter((id) => !seen.has(id)) ?? []);
    const waiting = [...seen];
    const next = async () => waiting.shift() ?? (await unseen).shift();
    const holdOneByOne = async () => {
      for (let id = await next(); id !== undefined; id = await next()) await holdOne(id, actor, answer);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, holdOneByOne));
    const calling = await look;
    answer.historyUnread = calling === null;
    for (const one of answer.failed) one.title = calling?.find(({ id }) => id === one.id)?.title ?? "";
    note({ details: { held: answer.held.length, notHeld: answer.failed.length, historyUnread: answer.historyUnread } });
    return answer;
  },
});

const isOver = ({ status }: Pick<HistoryEntry, "status">) => status === "ended" || status === "stopped";

/** One that is over by then calls nobody: it is neither held nor a failure. */
async function holdOne(id: number, actor: Actor, answer: Answer): Promise<void> {
  try {
    const { campaign } = await perform(holdCampaign, actor, { campaignId: id });
    if (isOver(campaign)) return;
    if (campaign.status !== "hold") throw new AppError("conflict", { message: "campaigns.problems.notApplied" });
    answer.held.push({ id, title: campaign.title });
  } catch (error) {
    if (error instanceof AppError && error.options.message === "campaigns.problems.alreadyEnded") return;
    answer.failed.push({ id, title: "", reason: problemBody(error, actor.locale ?? DEFAULT_LOCALE).message });
  }
}

/** What the history shows calling; null when it doesn't answer in time. Whoever saw nothing has nothing else to go by, and asks {@link callingNow}. */
async function callingSoon(): Promise<HistoryEntry[] | null> {
  const look = callingNow().catch((error: unknown) => {
    log.warn({ err: error }, "the history did not tell what calls beside what a person saw");
    return null;
  });
  return Promise.race([look, wait(LOOK_MS, null, { ref: false })]);
}

async function callingNow(): Promise<HistoryEntry[]> {
  const nowMs = await readClock();
  const today = israelDay(nowMs);
  const entries = await history({ from: addDays(today, -DAYS), to: addDays(today, 1) });
  return entries.filter((entry) => isCalling(entry, nowMs)).sort((a, b) => (b.dialing ?? 0) - (a.dialing ?? 0));
}

/** A status nobody documented may call too. */
function isCalling(entry: HistoryEntry, nowMs: number): boolean {
  const phase = phaseOf(entry, nowMs);
  return phase === "active" || phase === "unknown";
}

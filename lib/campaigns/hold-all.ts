import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { problemBody } from "@/lib/http/problem";
import { DEFAULT_LOCALE } from "@/lib/i18n/config";
import { type HistoryEntry, history } from "@/lib/ip-sales/campaigns";
import { operation, perform } from "@/lib/operation";
import { addDays, israelDay } from "@/lib/time";
import { holdCampaign } from "./operations";
import { phaseOf } from "./phase";
import { HoldAllAnswer, HoldAllRequest } from "./schema";

const AT_ONCE = 4;
/** A brake waits this long for the history; then what the person saw is held. */
const LOOK_MS = 1_500;
/** A resumable campaign is at most 21 days old (reference, campaignResumption, code 2). */
const DAYS = 30;

type Answer = z.input<typeof HoldAllAnswer>;
interface Target {
  id: number;
  title: string;
}

/**
 * Holds everything that calls now, a few at a time, those with the most calls in the air first. Each hold passes the gate by itself and stands
 * in the audit as that person's, so that no machine resumes it. Campaigns that wait for their time are left alone.
 */
export const holdAll = operation({
  name: "campaign.hold-all",
  allow: "campaigns:hold",
  writes: true,
  input: HoldAllRequest,
  output: HoldAllAnswer,
  audit: ({ campaignIds }) => ({ details: { campaigns: campaignIds.join(", ") } }),
  run: async ({ input, actor, note }) => {
    const answer: Answer = { held: [], failed: [] };
    const waiting = await callingNow(input.campaignIds);
    const holdNext = async () => {
      for (let target = waiting.shift(); target; target = waiting.shift()) await holdOne(target, actor, answer);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, holdNext));
    note({ details: { held: answer.held.length, notHeld: answer.failed.length } });
    return answer;
  },
});

async function holdOne({ id, title }: Target, actor: Actor, answer: Answer): Promise<void> {
  try {
    const { campaign } = await perform(holdCampaign, actor, { campaignId: id });
    if (campaign.status !== "hold") throw new AppError("conflict", { message: "campaigns.problems.notApplied" });
    answer.held.push({ id, title: campaign.title });
  } catch (error) {
    answer.failed.push({ id, title, reason: problemBody(error, actor.locale ?? DEFAULT_LOCALE).message });
  }
}

/** What the history shows calling, and what the person saw that it doesn't list; what was seen alone when the history is silent. */
async function callingNow(seen: readonly number[]): Promise<Target[]> {
  const nowMs = await readClock();
  const today = israelDay(nowMs);
  const look = history({ from: addDays(today, -DAYS), to: addDays(today, 1) });
  const untitled = (id: number): Target => ({ id, title: "" });
  // Whoever saw nothing has nothing to go by but the history, and is told when it fails.
  const entries = seen.length === 0 ? await look : await Promise.race([look.catch(() => null), wait(LOOK_MS, null)]);
  if (!entries) return seen.map(untitled);
  const calls = entries.filter((entry) => isCalling(entry, nowMs)).sort((a, b) => (b.dialing ?? 0) - (a.dialing ?? 0));
  return [...calls, ...seen.filter((id) => !entries.some((entry) => entry.id === id)).map(untitled)];
}

/** A status nobody documented may call too. */
function isCalling(entry: HistoryEntry, nowMs: number): boolean {
  const phase = phaseOf(entry, nowMs);
  return phase === "active" || phase === "unknown";
}

import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { attempts } from "@/lib/db/schema";
import { momentOf } from "@/lib/reports/attempt-dates";
import { callDaysOf } from "@/lib/reports/call-days";
import { verdictOf } from "@/lib/reports/judge";
import type { Call } from "@/lib/reports/schema";
import type { VerdictRules } from "@/lib/reports/verdict-rules";
import { addDays, israelMoment, toIsraelIso } from "@/lib/time";
import type { NumberAttempt } from "./schema";

/** What readings of a running campaign's report showed of one recipient. @param phone as the report writes it */
export async function attemptsOf(
  campaign: { id: number; startedAt: string | null },
  phone: string,
  rules: VerdictRules,
): Promise<NumberAttempt[]> {
  const rows = await db()
    .select()
    .from(attempts)
    .where(and(eq(attempts.campaignId, campaign.id), eq(attempts.phone, phone)))
    .orderBy(asc(attempts.attempt));
  const startedAtMs = campaign.startedAt === null ? null : Date.parse(campaign.startedAt);
  return rows.map(({ attempt, after, before, lastCall, ...signals }) => {
    const clock = lastCall?.slice(0, 5) ?? null;
    const read = { ...signals, afterMs: after?.getTime() ?? null, beforeMs: before.getTime(), clock, count: 1, missed: 0 };
    const moment = momentOf(read, startedAtMs);
    return {
      attempt,
      at: moment === null ? null : toIsraelIso(moment),
      clock: lastCall,
      verdict: verdictOf(signals, rules),
      durationSeconds: signals.durationSeconds,
    };
  });
}

/**
 * When the last attempt was made: a report tells its time of day alone. A reading dated it, or the campaign lasted less than a day.
 * @param until the campaign's end, or when its report was read
 */
export function calledAt(
  { lastCall, retries }: Pick<Call, "lastCall" | "retries">,
  dated: readonly NumberAttempt[],
  { startedAt, until }: { startedAt: string | null; until: string | null },
): string | null {
  if (lastCall === null) return null;
  const seen = dated.find(({ attempt, at }) => attempt === (retries ?? 0) + 1 && at !== null);
  if (seen) return seen.at;
  const clock = lastCall.slice(0, 5);
  const days = callDaysOf([{ key: clock, count: 1, answered: 0, network: 0 }], startedAt, until);
  const call = "calls" in days ? days.calls[0] : undefined;
  if (!call || !("day" in days)) return null;
  const [year = 0, month = 0, day = 0] = addDays(days.day, Math.floor(call.minute / (24 * 60)))
    .split("-")
    .map(Number);
  const [hour = 0, minute = 0, second = 0] = lastCall.split(":").map(Number);
  return israelMoment({ year, month, day, hour, minute, second });
}

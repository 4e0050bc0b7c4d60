import "server-only";
import { and, desc, gt, isNotNull, sql } from "drizzle-orm";
import { DryRun } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { launches } from "@/lib/db/schema";
import type { LaunchState } from "@/lib/launches/state-machine";
import { addMoney, isMoreThan, subtractMoney } from "@/lib/money";
import type { LiveBalance } from "./schema";

/** A balance that was told longer ago says nothing of now. */
const TOLD_WITHIN = sql`interval '24 hours'`;
/** Checked, and not sent yet: IP-Sales takes the price when a campaign is created (reference, `accountSum`). */
const TO_BE_PAID: LaunchState[] = ["checked", "waiting", "awaiting-approval", "preparing"];
/** Sent, and surely no campaign: nothing was taken. */
const NEVER_PAID: LaunchState[] = ["rejected", "not-sent", "absent"];

/**
 * What is left on the account as far as we know: upstream tells it in a dry run only, before it takes the price. Null when none told it
 * within a day.
 */
export async function knownBalance(): Promise<LiveBalance | null> {
  const checked = await db()
    .select({ dryRun: launches.dryRun, checkedAt: launches.checkedAt, sentAt: launches.sentAt, state: launches.state })
    .from(launches)
    .where(and(isNotNull(launches.dryRun), gt(launches.checkedAt, sql`${NOW} - ${TOLD_WITHIN}`)))
    .orderBy(desc(launches.checkedAt));
  const [latest] = checked;
  const told = DryRun.safeParse(latest?.dryRun).data?.balance;
  if (!latest?.checkedAt || !told) return null;
  const { checkedAt } = latest;
  const isPaid = (state: string) => !NEVER_PAID.some((one) => one === state);
  const taken = priceOf(checked.filter(({ sentAt, state }) => sentAt !== null && sentAt >= checkedAt && isPaid(state)));
  const amount = subtractMoney(told, taken);
  const waiting = priceOf(checked.filter(({ sentAt, state }) => sentAt === null && TO_BE_PAID.some((one) => one === state)));
  return { amount, at: checkedAt.toISOString(), shortBy: isMoreThan(waiting, amount) ? subtractMoney(waiting, amount) : null };
}

const priceOf = (rows: readonly { dryRun: unknown }[]) =>
  rows.reduce((sum, { dryRun }) => addMoney(sum, DryRun.safeParse(dryRun).data?.price ?? "0"), "0");

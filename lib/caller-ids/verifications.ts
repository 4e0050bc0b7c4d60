import "server-only";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { callerIdCalls, callerIds } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { CALLS_A_DAY, CODE_MINUTES, type Verification } from "./schema";

const DAY_MS = 24 * 60 * 60_000;
const CODE_MS = CODE_MINUTES * 60_000;

interface Call {
  id: number;
  phone: string;
  at: Date;
}

const sinceYesterday = () => gt(callerIdCalls.at, new Date(Date.now() - DAY_MS));
const columns = { id: callerIdCalls.id, phone: callerIdCalls.phone, at: callerIdCalls.at };

/**
 * Counts a verification call before it is placed.
 * @returns the calls to this number in the last 24 hours, the new one first
 * @throws AppError `conflict` when there were five already
 */
export async function countCall(phone: string, actor: Actor): Promise<[Call, ...Call[]]> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`caller id ${phone}`}))`);
    const before = await tx
      .select(columns)
      .from(callerIdCalls)
      .where(and(eq(callerIdCalls.phone, phone), sinceYesterday()))
      .orderBy(desc(callerIdCalls.at));
    const againAt = nextCallAt(before);
    if (againAt)
      throw new AppError("conflict", { message: "callerIds.problems.tooManyCalls", values: { max: CALLS_A_DAY }, details: { againAt } });
    const [call] = await tx.insert(callerIdCalls).values({ phone, askedBy: actor.id }).returning(columns);
    if (!call) throw new Error("the verification call has no row");
    return [call, ...before];
  });
}

/** Takes back what was counted for a call that was never placed. */
export async function forgetCall(id: number): Promise<void> {
  await db().delete(callerIdCalls).where(eq(callerIdCalls.id, id));
}

/** Whether a call to this number was placed from here in the last 24 hours. */
export async function wasCalled(phone: string): Promise<boolean> {
  const calls = await db()
    .select({ id: callerIdCalls.id })
    .from(callerIdCalls)
    .where(and(eq(callerIdCalls.phone, phone), sinceYesterday()))
    .limit(1);
  return calls.length > 0;
}

/** The numbers that were called in the last 24 hours and are not registered yet, the latest first. */
export async function readVerifications(): Promise<Verification[]> {
  const calls = await db()
    .select(columns)
    .from(callerIdCalls)
    .leftJoin(callerIds, eq(callerIds.phone, callerIdCalls.phone))
    .where(and(sinceYesterday(), isNull(callerIds.phone)))
    .orderBy(desc(callerIdCalls.at));
  const byPhone = new Map<string, [Call, ...Call[]]>();
  for (const call of calls) {
    const later = byPhone.get(call.phone);
    if (later) later.push(call);
    else byPhone.set(call.phone, [call]);
  }
  return [...byPhone.values()].map(verificationOf);
}

/** @param calls to one number in the last 24 hours, the latest first */
export function verificationOf(calls: [Call, ...Call[]]): Verification {
  const [{ id, phone, at }] = calls;
  const expiresAtMs = at.getTime() + CODE_MS;
  return {
    id,
    callIds: calls.map((call) => call.id),
    phone,
    calledAt: at.toISOString(),
    expiresAt: new Date(expiresAtMs).toISOString(),
    secondsLeft: Math.max(0, (expiresAtMs - Date.now()) / 1000),
    callsLeft: Math.max(0, CALLS_A_DAY - calls.length),
    nextCallAt: nextCallAt(calls),
  };
}

function nextCallAt(calls: Call[]): string | null {
  const fifth = calls[CALLS_A_DAY - 1];
  return fifth ? new Date(fifth.at.getTime() + DAY_MS).toISOString() : null;
}

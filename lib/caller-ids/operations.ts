import "server-only";
import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import * as z from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { callerIdCalls, callerIds, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { confirmVerification as confirmUpstream, sendVerification as sendUpstream } from "@/lib/ip-sales/caller-ids";
import { UpstreamNotSent, UpstreamRefused } from "@/lib/ip-sales/errors";
import { operation } from "@/lib/operation";
import {
  CALLS_A_DAY,
  type CallerId,
  CallerIdAnswer,
  CallerIdList,
  CODE_MINUTES,
  Verification,
  VerificationCode,
  VerificationRequest,
} from "./schema";

const DAY_MS = 24 * 60 * 60_000;

/** Our own record: IP-Sales has no action that lists the registered numbers (api-notes). */
export const listCallerIds = operation({
  name: "caller-id.list",
  allow: "caller-ids:read",
  input: z.strictObject({}),
  output: CallerIdList,
  run: async () => ({ callerIds: await readCallerIds() }),
});

/** Step one of addDid: a call to the number, whose screen shows the code. */
export const sendVerification = operation({
  name: "caller-id.verify",
  allow: "caller-ids:manage",
  writes: true,
  input: VerificationRequest,
  output: Verification,
  audit: ({ phone }) => ({ target: phone }),
  run: async ({ input: { phone }, actor }): Promise<Verification> => {
    const call = await countCall(phone, actor);
    try {
      await sendUpstream(phone);
    } catch (error) {
      if (error instanceof UpstreamNotSent || error instanceof UpstreamRefused)
        await db().delete(callerIdCalls).where(eq(callerIdCalls.id, call.id));
      if (!(error instanceof UpstreamRefused && error.explanation === "callerIdExists")) throw error;
      await register(phone, actor, false);
      return { phone, kind: "already", expiresAt: null, callsLeft: call.callsLeft + 1 };
    }
    const expiresAt = new Date(Date.now() + CODE_MINUTES * 60_000).toISOString();
    return { phone, kind: "calling", expiresAt, callsLeft: call.callsLeft };
  },
});

/** Step two: the last six digits of the number that called. Afterwards campaigns may show the number. */
export const confirmVerification = operation({
  name: "caller-id.register",
  allow: "caller-ids:manage",
  writes: true,
  input: VerificationCode,
  output: CallerIdAnswer,
  audit: ({ phone }) => ({ target: phone }),
  run: async ({ input, actor }) => {
    await confirmUpstream(input.phone, input.code);
    return { callerId: await register(input.phone, actor, true) };
  },
});

/** @throws AppError `conflict` when five calls were asked for in the last 24 hours */
async function countCall(phone: string, actor: Actor): Promise<{ id: number; callsLeft: number }> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`caller id ${phone}`}))`);
    const recent = await tx
      .select({ at: callerIdCalls.at })
      .from(callerIdCalls)
      .where(and(eq(callerIdCalls.phone, phone), gt(callerIdCalls.at, new Date(Date.now() - DAY_MS))))
      .orderBy(desc(callerIdCalls.at));
    const oldest = recent[CALLS_A_DAY - 1];
    if (oldest) {
      const againAt = new Date(oldest.at.getTime() + DAY_MS).toISOString();
      throw new AppError("conflict", { message: "callerIds.problems.tooManyCalls", values: { max: CALLS_A_DAY }, details: { againAt } });
    }
    const [call] = await tx.insert(callerIdCalls).values({ phone, askedBy: actor.id }).returning({ id: callerIdCalls.id });
    if (!call) throw new Error("the verification call has no row");
    return { id: call.id, callsLeft: CALLS_A_DAY - recent.length - 1 };
  });
}

async function register(phone: string, actor: Actor, registeredHere: boolean): Promise<CallerId> {
  await db().insert(callerIds).values({ phone, registeredHere, registeredBy: actor.id }).onConflictDoNothing();
  const [callerId] = await readCallerIds(phone);
  if (!callerId) throw new Error("the caller ID has no row");
  return callerId;
}

async function readCallerIds(phone?: string): Promise<CallerId[]> {
  const rows = await db()
    .select({ callerId: callerIds, registeredBy: users.name })
    .from(callerIds)
    .leftJoin(users, eq(users.id, callerIds.registeredBy))
    .where(phone === undefined ? undefined : eq(callerIds.phone, phone))
    .orderBy(asc(callerIds.registeredAt));
  return rows.map(({ callerId, registeredBy }) => ({
    phone: callerId.phone,
    registeredHere: callerId.registeredHere,
    registeredAt: callerId.registeredAt.toISOString(),
    registeredBy,
  }));
}

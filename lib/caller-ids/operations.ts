import "server-only";
import { asc, eq } from "drizzle-orm";
import * as z from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { callerIds, users } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { confirmVerification as confirmUpstream, sendVerification as sendUpstream } from "@/lib/ip-sales/caller-ids";
import { UpstreamNotSent, UpstreamRefused, UpstreamUnknown } from "@/lib/ip-sales/errors";
import { operation } from "@/lib/operation";
import { type CallerId, CallerIdAnswer, CallerIdList, VerificationAnswer, VerificationCode, VerificationRequest } from "./schema";
import { countCall, forgetCall, readVerifications, verificationOf, wasCalled } from "./verifications";

/** Our own record: IP-Sales has no action that lists the registered numbers (api-notes). */
export const listCallerIds = operation({
  name: "caller-id.list",
  allow: "caller-ids:read",
  input: z.strictObject({}),
  output: CallerIdList,
  run: async ({ actor }) => ({
    callerIds: await readCallerIds(),
    verifications: can(actor.role, "caller-ids:manage") ? await readVerifications() : [],
    phoneScreensUrl: env.sandboxUrl ?? null,
  }),
});

/** Step one of addDid: a call to the number, whose screen shows the code. */
export const sendVerification = operation({
  name: "caller-id.verify",
  allow: "caller-ids:manage",
  writes: true,
  input: VerificationRequest,
  output: VerificationAnswer,
  audit: ({ phone }) => ({ target: phone }),
  run: async ({ input: { phone }, actor }): Promise<VerificationAnswer> => {
    const calls = await countCall(phone, actor);
    const verification = verificationOf(calls);
    const { callsLeft, expiresAt } = verification;
    try {
      await sendUpstream(phone);
    } catch (error) {
      if (error instanceof UpstreamUnknown) throw lostAnswer("callerIds.problems.callUnknown", error, { verification });
      if (error instanceof UpstreamNotSent || error instanceof UpstreamRefused) await forgetCall(verification.id);
      if (!saysRegistered(error)) throw error;
      await register(phone, actor, calls.length > 1);
      return { phone, kind: "already", expiresAt: null, callsLeft: callsLeft + 1, verification: null };
    }
    return { phone, kind: "calling", expiresAt, callsLeft, verification };
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
  run: async ({ input: { phone, code }, actor }) => {
    try {
      await confirmUpstream(phone, code);
    } catch (error) {
      if (error instanceof UpstreamUnknown) throw lostAnswer("callerIds.problems.confirmUnknown", error);
      // An earlier try, whose answer got lost, registered it: a number that the account has is refused before its code is looked at.
      if (!saysRegistered(error)) throw error;
      return { callerId: await register(phone, actor, await wasCalled(phone)) };
    }
    return { callerId: await register(phone, actor, true) };
  },
});

const saysRegistered = (error: unknown) => error instanceof UpstreamRefused && error.explanation === "callerIdExists";

/** The general sentence speaks of campaigns; here something can be done at once. */
const lostAnswer = (message: string, error: UpstreamUnknown, details: Record<string, unknown> = {}) =>
  new AppError("upstream-unknown", {
    message,
    details: { ...error.options.details, ...details },
    upstream: error.options.upstream,
    cause: error,
  });

/** @param registeredHere whether it was a call of ours that proved it */
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

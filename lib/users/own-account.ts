import "server-only";
import { eq } from "drizzle-orm";
import * as z from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { forgetAttempts, reserveAttempt } from "@/lib/auth/attempts";
import { checkNewPassword, hashPassword, verifyPassword } from "@/lib/auth/passwords";
import { db } from "@/lib/db/client";
import { users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { endSessions } from "./accounts";
import { Done, PasswordChange, Preferences, TestPhone } from "./schema";

/** Where the current password is asked for, in the place of a network address: a stolen session may not guess it for ever. */
const AT_PROFILE = "own-account";

/** Ends the person's other sessions: whoever knew the old password is out. */
export const changeOwnPassword = operation({
  name: "profile.password",
  allow: "profile:manage",
  writes: true,
  input: PasswordChange,
  output: Done,
  audit: () => ({}),
  run: async ({ input, actor }) => {
    await checkCurrentPassword(actor, input.currentPassword);
    if (input.newPassword === input.currentPassword) throw badPassword("newPassword", "errors.samePassword");
    checkNewPassword(input.newPassword);
    const passwordHash = await hashPassword(input.newPassword);
    await db().transaction(async (tx) => {
      await tx.update(users).set({ passwordHash }).where(eq(users.id, actor.id));
      await endSessions(tx, actor.id, actor.sessionId);
    });
    return { ok: true };
  },
});

async function checkCurrentPassword(actor: Actor, password: string): Promise<void> {
  const attempt = await reserveAttempt(actor.email, AT_PROFILE);
  if (attempt.kind === "locked") {
    const { seconds } = attempt;
    throw new AppError("locked", { values: { seconds }, details: { seconds } });
  }
  const [row] = await db().select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, actor.id));
  if (!(await verifyPassword(row?.passwordHash ?? null, password))) throw badPassword("currentPassword", "errors.wrongPassword");
  await forgetAttempts(db(), actor.email, AT_PROFILE);
}

const badPassword = (field: string, problem: string) => new AppError("invalid", { fields: [{ field, problem }] });

export const savePreferences = operation({
  name: "profile.preferences",
  allow: "profile:manage",
  writes: true,
  input: Preferences,
  output: Done,
  audit: (input) => ({ details: input }),
  run: async ({ input, actor }) => {
    if (input.locale || input.theme) await db().update(users).set(input).where(eq(users.id, actor.id));
    return { ok: true };
  },
});

/** One's own number, told to nobody else. */
export const readTestPhone = operation({
  name: "profile.read-test-phone",
  allow: "profile:manage",
  input: z.strictObject({}),
  output: TestPhone,
  run: async ({ actor }) => {
    const [row] = await db().select({ phone: users.testPhone }).from(users).where(eq(users.id, actor.id));
    return { phone: row?.phone ?? null };
  },
});

export const saveTestPhone = operation({
  name: "profile.test-phone",
  allow: "profile:manage",
  writes: true,
  input: TestPhone,
  output: TestPhone,
  audit: () => ({}),
  run: async ({ input, actor }) => {
    await db().update(users).set({ testPhone: input.phone }).where(eq(users.id, actor.id));
    return input;
  },
});

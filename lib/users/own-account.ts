import "server-only";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { checkNewPassword, hashPassword, hashToken, verifyPassword } from "@/lib/auth/passwords";
import { db, type Queryable } from "@/lib/db/client";
import { passwordLinks, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { addUser, endSessions, hasUsableAdmin } from "./accounts";
import { Done, PasswordChange, PasswordFromLink, PasswordLinkState, PasswordLinkToken, Preferences } from "./schema";

/** Ends the person's other sessions: whoever knew the old password is out. */
export const changeOwnPassword = operation({
  name: "profile.password",
  allow: "profile:manage",
  writes: true,
  input: PasswordChange,
  output: Done,
  audit: () => ({}),
  run: async ({ input, actor }) => {
    const [row] = await db().select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, actor.id));
    if (!(await verifyPassword(row?.passwordHash ?? null, input.currentPassword))) {
      throw new AppError("invalid", { fields: [{ field: "currentPassword", problem: "errors.wrongPassword" }] });
    }
    checkNewPassword(input.newPassword);
    const passwordHash = await hashPassword(input.newPassword);
    await db().transaction(async (tx) => {
      await tx.update(users).set({ passwordHash }).where(eq(users.id, actor.id));
      await endSessions(tx, actor.id, actor.sessionId);
    });
    return { ok: true };
  },
});

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

/** What a one-time address is for. The same answer for an unknown, a used and an old one. */
export const readPasswordLink = operation({
  name: "password-link.read",
  allow: "anyone",
  // POST, so that the token stands in no address; nothing is changed.
  input: PasswordLinkToken,
  output: PasswordLinkState,
  run: async ({ input }) => {
    const link = await liveLink(db(), input.token);
    return { kind: link.userId === null ? ("first-admin" as const) : ("password" as const), email: link.email };
  },
});

/** Sets the password that a one-time address stands for, or makes the first admin. Works once. */
export const setPasswordFromLink = operation({
  name: "password-link.use",
  allow: "anyone",
  writes: true,
  input: PasswordFromLink,
  output: Done,
  audit: ({ email }) => ({ target: email }),
  run: async ({ input, note }) => {
    checkNewPassword(input.password);
    const passwordHash = await hashPassword(input.password);
    await db().transaction(async (tx) => {
      const link = await liveLink(tx, input.token);
      const used = await tx
        .update(passwordLinks)
        .set({ usedAt: new Date() })
        .where(and(eq(passwordLinks.tokenHash, hashToken(input.token)), isNull(passwordLinks.usedAt)))
        .returning({ tokenHash: passwordLinks.tokenHash });
      if (used.length === 0) throw expired();
      const userId = link.userId ?? (await firstAdmin(tx, input));
      note({ target: link.email ?? input.email });
      await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
      await endSessions(tx, userId);
    });
    return { ok: true };
  },
});

const expired = () => new AppError("not-found", { message: "errors.linkExpired" });

async function liveLink(on: Queryable, token: string): Promise<{ userId: string | null; email: string | null }> {
  const [link] = await on
    .select({ userId: passwordLinks.userId, email: users.email, disabledAt: users.disabledAt })
    .from(passwordLinks)
    .leftJoin(users, eq(users.id, passwordLinks.userId))
    .where(and(eq(passwordLinks.tokenHash, hashToken(token)), isNull(passwordLinks.usedAt), gt(passwordLinks.expiresAt, new Date())));
  if (!link || link.disabledAt !== null) throw expired();
  return link;
}

async function firstAdmin(on: Queryable, input: { email?: string | undefined; name?: string | undefined }): Promise<string> {
  await on.execute(sql`select pg_advisory_xact_lock(hashtext('bootstrap users'))`);
  if (await hasUsableAdmin(on)) throw expired();
  if (!input.email) throw new AppError("invalid", { fields: [{ field: "email", problem: "users.problems.email" }] });
  const user = await addUser(on, { email: input.email, name: input.name ?? input.email, role: "admin" });
  return user.id;
}

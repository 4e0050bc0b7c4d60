import "server-only";
import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import { hashPassword, newToken } from "@/lib/auth/passwords";
import type { Role } from "@/lib/auth/permissions";
import type { Queryable } from "@/lib/db/client";
import { passwordLinks, sessions, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";

const LINK_MINUTES = 30;

/** @throws AppError `conflict` when the e-mail is taken */
export async function addUser(on: Queryable, user: { email: string; name: string; role: Role; password?: string | undefined }) {
  const [row] = await on
    .insert(users)
    .values({ email: user.email, name: user.name, role: user.role, passwordHash: user.password ? await hashPassword(user.password) : null })
    .onConflictDoNothing({ target: users.email })
    .returning();
  if (!row) throw new AppError("conflict", { message: "errors.emailTaken" });
  return row;
}

/** Ends a person's sessions; their streams end with them, since each re-reads its session. @param exceptId stays open */
export async function endSessions(on: Queryable, userId: string, exceptId?: string): Promise<void> {
  const theirs = and(eq(sessions.userId, userId), isNull(sessions.endedAt), exceptId ? ne(sessions.id, exceptId) : undefined);
  await on.update(sessions).set({ endedAt: new Date() }).where(theirs);
}

/** A new one-time token for setting a password; earlier ones of the same person end. @param userId null: for the first admin */
export async function newPasswordLink(on: Queryable, userId: string | null): Promise<{ token: string; expiresAt: Date }> {
  const { token, tokenHash } = newToken();
  const expiresAt = new Date(Date.now() + LINK_MINUTES * 60_000);
  await on.delete(passwordLinks).where(userId === null ? isNull(passwordLinks.userId) : eq(passwordLinks.userId, userId));
  await on.insert(passwordLinks).values({ tokenHash, userId, expiresAt });
  return { token, expiresAt };
}

/** Whether somebody can sign in as an admin: an invited one who never set a password can't. */
export async function hasUsableAdmin(on: Queryable): Promise<boolean> {
  return (await on.$count(users, and(eq(users.role, "admin"), isNull(users.disabledAt), isNotNull(users.passwordHash)))) > 0;
}

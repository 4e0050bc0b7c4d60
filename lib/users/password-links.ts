import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { checkNewPassword, hashPassword, hashToken } from "@/lib/auth/passwords";
import { db, type Queryable } from "@/lib/db/client";
import { passwordLinks, signInFailures, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { addUser, endSessions, hasUsableAdmin } from "./accounts";
import { Done, PasswordFromLink, PasswordLinkState, PasswordLinkToken } from "./schema";

/** What a one-time address is for, and until when; what is the matter with one that no longer works. */
export const readPasswordLink = operation({
  name: "password-link.read",
  allow: "anyone",
  // POST, so that the token stands in no address; nothing is changed.
  input: PasswordLinkToken,
  output: PasswordLinkState,
  run: async ({ input }) => {
    const { userId, email, name, expiresAt } = await liveLink(db(), input.token);
    return { kind: userId === null ? ("first-admin" as const) : ("password" as const), email, name, expiresAt: expiresAt.toISOString() };
  },
});

/** Sets the password that a one-time address stands for, or makes the first admin. Works once. */
export const setPasswordFromLink = operation({
  name: "password-link.use",
  allow: "anyone",
  writes: true,
  input: PasswordFromLink,
  output: Done,
  // Whose it is becomes known with the link: what a stranger typed is not written down.
  audit: () => ({}),
  run: async ({ input, note }) => {
    const before = await liveLink(db(), input.token);
    note({ target: before.email ?? input.email, details: { firstAdmin: before.userId === null } });
    checkNewPassword(input.password);
    const passwordHash = await hashPassword(input.password);
    await db().transaction(async (tx) => {
      const link = await liveLink(tx, input.token);
      const used = await tx
        .update(passwordLinks)
        .set({ usedAt: new Date() })
        .where(and(eq(passwordLinks.tokenHash, hashToken(input.token)), isNull(passwordLinks.usedAt)))
        .returning({ tokenHash: passwordLinks.tokenHash });
      if (used.length === 0) throw dead("linkUsed");
      const userId = link.userId ?? (await firstAdmin(tx, input));
      await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
      await endSessions(tx, userId);
      // Whoever guessed wrong before, the person with the new password comes in at once.
      if (link.email) await tx.delete(signInFailures).where(eq(signInFailures.email, link.email));
    });
    return { ok: true };
  },
});

const dead = (why: "linkUnknown" | "linkUsed" | "linkExpired" | "setUpExpired") => new AppError("not-found", { message: `errors.${why}` });

interface LiveLink {
  /** Null: it makes the first admin. */
  userId: string | null;
  email: string | null;
  name: string | null;
  expiresAt: Date;
}

/** @throws AppError `not-found` that says why: whoever holds a token of 256 bits may know */
async function liveLink(on: Queryable, token: string): Promise<LiveLink> {
  const [link] = await on
    .select({ link: passwordLinks, email: users.email, name: users.name, disabledAt: users.disabledAt })
    .from(passwordLinks)
    .leftJoin(users, eq(users.id, passwordLinks.userId))
    .where(eq(passwordLinks.tokenHash, hashToken(token)));
  if (!link || link.disabledAt !== null) throw dead("linkUnknown");
  const { userId, usedAt, expiresAt } = link.link;
  if (usedAt !== null || (userId === null && (await hasUsableAdmin(on)))) throw dead("linkUsed");
  if (expiresAt.getTime() <= Date.now()) throw dead(userId === null ? "setUpExpired" : "linkExpired");
  return { userId, email: link.email, name: link.name, expiresAt };
}

async function firstAdmin(on: Queryable, input: { email?: string | undefined; name?: string | undefined }): Promise<string> {
  await on.execute(sql`select pg_advisory_xact_lock(hashtext('bootstrap users'))`);
  if (await hasUsableAdmin(on)) throw dead("linkUsed");
  if (!input.email) throw new AppError("invalid", { fields: [{ field: "email", problem: "users.problems.email" }] });
  const user = await addUser(on, { email: input.email, name: input.name ?? input.email, role: "admin" });
  return user.id;
}

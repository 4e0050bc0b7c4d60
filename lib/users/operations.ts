import "server-only";
import { and, asc, eq, isNull, max, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { checkNewPassword } from "@/lib/auth/passwords";
import { db, type Queryable } from "@/lib/db/client";
import { passwordLinks, sessions, users } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { paths } from "@/lib/paths";
import { addUser, endSessions, hasUsableAdmin, newPasswordLink } from "./accounts";
import { NewUser, PasswordLink, type User, UserAnswer, UserChange, UserCreated, UserList, UserRef } from "./schema";

export const listUsers = operation({
  name: "user.list",
  allow: "users:manage",
  input: z.strictObject({}),
  output: UserList,
  run: async () => ({ users: await readUsers(db()) }),
});

/** Without a password the person is invited: the answer holds the one-time address to send them. */
export const createUser = operation({
  name: "user.create",
  allow: "users:manage",
  writes: true,
  input: NewUser,
  output: UserCreated,
  audit: ({ email, role }) => ({ target: email, details: { role } }),
  run: async ({ input }) => {
    if (input.password !== undefined) checkNewPassword(input.password);
    return db().transaction(async (tx) => {
      const { id } = await addUser(tx, input);
      const link = input.password === undefined ? await newPasswordLink(tx, id) : undefined;
      const user = await readUser(tx, id);
      return link ? { user, inviteUrl: linkUrl(link.token), inviteExpiresAt: link.expiresAt.toISOString() } : { user };
    });
  },
});

/** A new role, or disabling, ends the person's sessions and streams: what they may is decided anew at their next sign-in. */
export const changeUser = operation({
  name: "user.change",
  allow: "users:manage",
  writes: true,
  input: UserChange,
  output: UserAnswer,
  audit: ({ userId, role, disabled }) => ({
    target: userId,
    details: { ...(role && { role }), ...(disabled !== undefined && { disabled }) },
  }),
  run: async ({ input, note }) => {
    return db()
      .transaction(async (tx) => {
        const before = await readUser(tx, input.userId);
        note({ target: before.email, details: { from: { role: before.role, disabled: before.disabled } } });
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext('keep_an_admin'))`);
        const changed = (input.role ?? before.role) !== before.role || (input.disabled ?? before.disabled) !== before.disabled;
        if (!changed) return { user: before };
        await tx
          .update(users)
          .set({
            ...(input.role && { role: input.role }),
            ...(input.disabled !== undefined && { disabledAt: input.disabled ? new Date() : null }),
          })
          .where(eq(users.id, input.userId));
        // The database counts admins; one who was invited and never came can't repair anything either.
        if (!(await hasUsableAdmin(tx))) throw lastAdmin();
        await endSessions(tx, input.userId);
        return { user: await readUser(tx, input.userId) };
      })
      .catch(explainLastAdmin);
  },
});

/** A one-time address for a new password; the old one goes on working until the new one is set. */
export const createPasswordLink = operation({
  name: "user.password-link",
  allow: "users:manage",
  writes: true,
  input: UserRef,
  output: PasswordLink,
  audit: ({ userId }) => ({ target: userId }),
  run: async ({ input, note }) => {
    const user = await readUser(db(), input.userId);
    note({ target: user.email });
    const { token, expiresAt } = await newPasswordLink(db(), user.id);
    return { url: linkUrl(token), expiresAt: expiresAt.toISOString() };
  },
});

const linkUrl = (token: string) => env.appUrl + paths.setPassword(token);

/** The database's own rule (migration 0000), in words. */
function explainLastAdmin(error: unknown): never {
  const constraint = [error, error instanceof Error ? error.cause : undefined].find(
    (candidate) => typeof candidate === "object" && candidate !== null && "constraint" in candidate,
  );
  if (constraint && "constraint" in Object(constraint) && Object(constraint).constraint === "users_last_admin") throw lastAdmin(error);
  throw error;
}

const lastAdmin = (cause?: unknown) => new AppError("conflict", { message: "errors.lastAdmin", cause });

async function readUsers(on: Queryable, id?: string): Promise<User[]> {
  const rows = await on
    .select({ user: users, lastSeenAt: max(sessions.lastSeenAt), linkExpiresAt: max(passwordLinks.expiresAt) })
    .from(users)
    .leftJoin(sessions, eq(sessions.userId, users.id))
    .leftJoin(passwordLinks, and(eq(passwordLinks.userId, users.id), isNull(passwordLinks.usedAt)))
    .where(id === undefined ? undefined : eq(users.id, id))
    .groupBy(users.id)
    .orderBy(asc(users.name));
  return rows.map(({ user, lastSeenAt, linkExpiresAt }) => ({
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    disabled: user.disabledAt !== null,
    hasPassword: user.passwordHash !== null,
    createdAt: user.createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    linkExpiresAt: linkExpiresAt?.toISOString() ?? null,
  }));
}

async function readUser(on: Queryable, id: string): Promise<User> {
  const [user] = await readUsers(on, id);
  if (!user) throw new AppError("not-found");
  return user;
}

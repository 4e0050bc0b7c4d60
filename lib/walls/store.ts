import "server-only";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { hashToken, newToken } from "@/lib/auth/passwords";
import { db } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { users, wallLinks } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { WallLink } from "./schema";

/** How exactly it is known when a screen watched last. */
const TOUCH_EVERY = sql`interval '1 minute'`;

/** The links that work, the latest first. @param id only this one */
export async function readWallLinks(id?: string): Promise<WallLink[]> {
  const rows = await db()
    .select({ link: wallLinks, createdBy: users.name })
    .from(wallLinks)
    .innerJoin(users, eq(users.id, wallLinks.createdBy))
    .where(and(isNull(wallLinks.revokedAt), id === undefined ? undefined : eq(wallLinks.id, id)))
    .orderBy(desc(wallLinks.createdAt));
  return rows.map(({ link, createdBy }) => ({
    id: link.id,
    name: link.name,
    createdBy,
    createdAt: link.createdAt.toISOString(),
    lastSeenAt: link.lastSeenAt?.toISOString() ?? null,
  }));
}

/** @returns the link, and the token that is not kept */
export async function addWallLink(name: string, createdBy: string): Promise<{ link: WallLink; token: string }> {
  const { token, tokenHash } = newToken();
  const [row] = await db().insert(wallLinks).values({ name, tokenHash, createdBy }).returning({ id: wallLinks.id });
  const [link] = row ? await readWallLinks(row.id) : [];
  if (!link) throw new Error("the link was not written");
  return { link, token };
}

/** Once revoked, it stays so; again is no error. @returns its name @throws AppError `not-found` */
export async function revokeWallLink(id: string): Promise<string> {
  const [link] = await db()
    .update(wallLinks)
    .set({ revokedAt: sql`coalesce(${wallLinks.revokedAt}, ${NOW})` })
    .where(eq(wallLinks.id, id))
    .returning({ name: wallLinks.name });
  if (!link) throw new AppError("not-found");
  return link.name;
}

/** @throws AppError `not-found` that says whether it was revoked: whoever holds a token of 256 bits may know */
export async function linkOfToken(token: string): Promise<{ id: string; name: string }> {
  const [link] = await db()
    .select()
    .from(wallLinks)
    .where(eq(wallLinks.tokenHash, hashToken(token)));
  if (!link) throw new AppError("not-found", { message: "errors.wallUnknown", details: { revoked: false } });
  if (link.revokedAt !== null) throw new AppError("not-found", { message: "errors.wallRevoked", details: { revoked: true } });
  return { id: link.id, name: link.name };
}

/** Which of these links nobody revoked; that a screen watches by them is written down once a minute. */
export async function keepShowing(ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const isStale = sql<boolean>`coalesce(${wallLinks.lastSeenAt} < ${NOW} - ${TOUCH_EVERY}, true)`;
  const live = await db()
    .select({ id: wallLinks.id, isStale })
    .from(wallLinks)
    .where(and(inArray(wallLinks.id, ids), isNull(wallLinks.revokedAt)));
  const stale = live.filter((link) => link.isStale).map(({ id }) => id);
  if (stale.length > 0) await db().update(wallLinks).set({ lastSeenAt: NOW }).where(inArray(wallLinks.id, stale));
  return new Set(live.map(({ id }) => id));
}

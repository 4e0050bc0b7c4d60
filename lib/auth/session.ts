import "server-only";
import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { db } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { sessions, users } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { cookieName, secureCookies } from "@/lib/http/cookie-name";
import { problem } from "@/lib/http/problem";
import { clientAddress, isSameOrigin, privateJson } from "@/lib/http/request";
import { log } from "@/lib/log";
import { paths } from "@/lib/paths";
import type { Actor } from "./actor";
import { can, type Permission } from "./permissions";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

/** The only file that knows next-auth. Its encrypted cookie carries a session's id; whether that session lives is read from the database. */

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 12 * 60 * 60_000;
const TOUCH_EVERY_MS = 60_000;

function authOptions(request: Request, previousSessionId: string | null): AuthOptions {
  // next-auth reads its own address from here and from nowhere else, so that a forged Host header changes no redirect.
  process.env.NEXTAUTH_URL = env.appUrl;
  const cookie = (name: string) => ({
    name: cookieName(name),
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: secureCookies() },
  });
  return {
    secret: env.authSecret.reveal(),
    session: { strategy: "jwt", maxAge: ABSOLUTE_MS / 1000 },
    pages: { signIn: paths.signIn(), error: paths.signIn() },
    cookies: { sessionToken: cookie("session"), csrfToken: cookie("csrf"), callbackUrl: cookie("callback") },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(credentials) {
          const result = await signIn({
            email: String(credentials?.email ?? ""),
            password: String(credentials?.password ?? ""),
            address: clientAddress(request),
            previousSessionId,
          }).catch((error: unknown) => {
            log.error({ err: error }, "a sign-in failed on our side");
            throw new Error("internal");
          });
          // next-auth hands an error's message to the sign-in page as `error=`.
          if (result.kind === "locked") throw new Error(`locked:${result.seconds}`);
          return result.kind === "in" ? { id: result.userId, sessionId: result.sessionId } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => {
        const sessionId = user && "sessionId" in user ? user.sessionId : token["sessionId"];
        return { sub: token.sub, sessionId };
      },
      session: ({ session }) => session,
      redirect: ({ url }) => ownAddress(url),
    },
  };
}

/** An address of our own origin, or the start page: what next-auth redirects to comes from the browser. */
export function ownAddress(url: string): string {
  const origin = new URL(env.appUrl).origin;
  // Control characters and backslashes are read by browsers in ways that URL parsers don't show.
  if (/[\p{Cc}\\]/u.test(url) || url.startsWith("//")) return origin;
  if (!URL.canParse(url, origin)) return origin;
  const target = new URL(url, origin);
  return target.origin === origin && target.username === "" ? target.href : origin;
}

async function sessionIdOfCookie(): Promise<string | null> {
  const token = (await cookies()).get(cookieName("session"))?.value;
  if (!token) return null;
  const payload = await decode({ token, secret: env.authSecret.reveal() }).catch(() => null);
  const sessionId = payload?.["sessionId"];
  return typeof sessionId === "string" ? sessionId : null;
}

/**
 * The person of a live session: neither ended, idle for 30 minutes, older than 12 hours, nor of a disabled person.
 * @param touch whether somebody is there, which keeps the session from becoming idle
 */
export async function actorOfSession(sessionId: string, { touch = true } = {}): Promise<Actor | null> {
  const [row] = await db()
    .select({ user: users, isStale: isStale() })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), isLive()));
  if (!row) return null;
  if (touch && row.isStale) await db().update(sessions).set({ lastSeenAt: NOW }).where(eq(sessions.id, sessionId));
  const { id, email, name, role, locale, theme } = row.user;
  return { id, email, name, role, sessionId, locale, theme };
}

/**
 * Which of these sessions still live. An open stream is somebody watching, so it keeps its session from becoming idle; the
 * twelve hours stay.
 * @param permission which their people must have still
 */
export async function keepWatching(sessionIds: string[], permission: Permission): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set();
  const found = await db()
    .select({ id: sessions.id, role: users.role, isStale: isStale() })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(inArray(sessions.id, sessionIds), isLive()));
  const live = found.filter(({ role }) => can(role, permission));
  const stale = live.filter((session) => session.isStale).map(({ id }) => id);
  if (stale.length > 0) await db().update(sessions).set({ lastSeenAt: NOW }).where(inArray(sessions.id, stale));
  return new Set(live.map(({ id }) => id));
}

const isStale = () => sql<boolean>`${sessions.lastSeenAt} < ${before(TOUCH_EVERY_MS)}`;

const before = (ms: number) => sql`${NOW} - ${`${ms} milliseconds`}::interval`;

const isLive = () =>
  and(
    isNull(sessions.endedAt),
    isNull(users.disabledAt),
    gt(sessions.lastSeenAt, before(IDLE_MS)),
    gt(sessions.createdAt, before(ABSOLUTE_MS)),
  );

/** Who is asking, or null. Read once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => actorOfCookie());

/** Who is asking, where nobody need be there: the session grows no younger by it. */
export const absentActor = () => actorOfCookie({ touch: false });

async function actorOfCookie(options?: { touch: boolean }): Promise<Actor | null> {
  const sessionId = await sessionIdOfCookie();
  return sessionId ? actorOfSession(sessionId, options) : null;
}

/** For pages: the signed-in person who may; others are led to the sign-in page, or to the start page. */
export async function requireActor(permission: Permission, here: string): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(paths.signIn(here));
  if (!can(actor.role, permission)) redirect(paths.home());
  return actor;
}

const ACTIONS: Record<string, readonly string[]> = {
  GET: ["csrf", "session", "providers"],
  POST: ["callback", "signout"],
};

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth's own routes, behind the same rules as every other: own origin for what changes something, 401 without a live session. */
export async function authRoute(request: NextRequest, context: AuthContext): Promise<Response> {
  return answerAuth(request, context).catch(problem);
}

async function answerAuth(request: NextRequest, context: AuthContext): Promise<Response> {
  const action = (await context.params).nextauth[0] ?? "";
  if (!ACTIONS[request.method]?.includes(action)) return problem(new AppError("not-found"));
  if (request.method === "POST" && !isSameOrigin(request)) return problem(new AppError("foreign-origin"));

  const sessionId = await sessionIdOfCookie();
  const actor = sessionId ? await actorOfSession(sessionId) : null;
  if (action === "session") {
    if (!actor) return problem(new AppError("unauthenticated"));
    return privateJson({ user: { id: actor.id, email: actor.email, name: actor.name, role: actor.role } });
  }
  if (action === "signout" && actor) await signOut(actor);

  const response: Response = await NextAuth(request, context, authOptions(request, sessionId));
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { sessions, signInFailures, users } from "@/lib/db/schema";
import { hashPassword, needsRehash, verifyPassword } from "./passwords";

const WINDOW_MS = 15 * 60_000;
/** Failures that cost nothing; each further one doubles the wait, from fifteen seconds up to the whole window. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 15_000;
/** Failures in the window from one address over all accounts: guessing one password on many people. */
const ADDRESS_FAILURES = 100;

export type SignIn = { kind: "in"; userId: string; sessionId: string } | { kind: "refused" } | { kind: "locked"; seconds: number };

/** How long to wait, in milliseconds from the last failure, after so many failures in the window. */
export function waitAfter(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(WINDOW_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));
}

/**
 * Checks an e-mail and a password and opens a session. The answer is the same for a wrong password, an unknown e-mail and a
 * disabled person; only failures count towards the lock, which is kept for each typed e-mail and address.
 * @param address the client's network address
 * @param previousSessionId a session of the same browser, which ends: a new sign-in never goes on with an old cookie
 */
export async function signIn(input: {
  email: string;
  password: string;
  address: string;
  previousSessionId: string | null;
}): Promise<SignIn> {
  const email = input.email.trim().toLowerCase().slice(0, 320);
  const attempt = await reserveAttempt(email, input.address);
  if (attempt.kind === "locked") return attempt;

  const [user] = await db().select().from(users).where(eq(users.email, email));
  const known = user && user.disabledAt === null ? user : undefined;
  const fits = await verifyPassword(known?.passwordHash ?? null, input.password);
  if (!known || !fits) return { kind: "refused" };

  if (known.passwordHash && needsRehash(known.passwordHash)) {
    await db()
      .update(users)
      .set({ passwordHash: await hashPassword(input.password) })
      .where(eq(users.id, known.id));
  }
  return db().transaction(async (tx) => {
    await tx.delete(signInFailures).where(and(eq(signInFailures.email, email), eq(signInFailures.address, input.address)));
    if (input.previousSessionId) await tx.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, input.previousSessionId));
    const [session] = await tx.insert(sessions).values({ userId: known.id }).returning({ id: sessions.id });
    if (!session) throw new Error("the new session has no row");
    return { kind: "in" as const, userId: known.id, sessionId: session.id };
  });
}

/** Counts the attempt as a failure beforehand, one at a time for each e-mail and address, so that many guesses at once gain nothing. */
async function reserveAttempt(email: string, address: string): Promise<{ kind: "open" } | { kind: "locked"; seconds: number }> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`sign-in ${email} ${address}`}))`);
    const now = Date.now();
    const recent = gt(signInFailures.at, new Date(now - WINDOW_MS));
    const failures = await tx
      .select({ at: signInFailures.at })
      .from(signInFailures)
      .where(and(eq(signInFailures.email, email), eq(signInFailures.address, address), recent))
      .orderBy(desc(signInFailures.at));
    const last = failures[0];
    const openAt = last ? last.at.getTime() + waitAfter(failures.length) : 0;
    if (openAt > now) return { kind: "locked", seconds: Math.ceil((openAt - now) / 1000) };

    const fromAddress = await tx.$count(signInFailures, and(eq(signInFailures.address, address), recent));
    if (fromAddress >= ADDRESS_FAILURES) return { kind: "locked", seconds: WINDOW_MS / 1000 };
    await tx.insert(signInFailures).values({ email, address, at: new Date(now) });
    return { kind: "open" };
  });
}

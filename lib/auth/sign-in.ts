import "server-only";
import { eq } from "drizzle-orm";
import { beginAudit } from "@/lib/audit/record";
import { db } from "@/lib/db/client";
import { sessions, users } from "@/lib/db/schema";
import { type Attempt, forgetAttempts, reserveAttempt } from "./attempts";
import { hashPassword, needsRehash, verifyPassword } from "./passwords";
import { noteLockedSignIn, noteRefusedSignIn } from "./sign-in-audit";

export type SignIn = { kind: "in"; userId: string; sessionId: string } | { kind: "refused" } | { kind: "locked"; seconds: number };

interface SignInInput {
  email: string;
  password: string;
  /** The client's network address. */
  address: string;
  /** A session of the same browser, which ends: a new sign-in never goes on with an old cookie. */
  previousSessionId: string | null;
}

/**
 * Checks an e-mail and a password and opens a session. The answer is the same for a wrong password, an unknown e-mail and a
 * disabled person; only failures count towards the lock, which is kept for each typed e-mail and address. The audit tells which.
 */
export async function signIn(input: SignInInput): Promise<SignIn> {
  const email = input.email.trim().toLowerCase().slice(0, 320);
  const attempt = await reserveAttempt(email, input.address);
  const [user] = await db().select().from(users).where(eq(users.email, email));
  if (attempt.kind === "locked") {
    await noteLockedSignIn({ user, address: input.address }, attempt);
    return { kind: "locked", seconds: attempt.seconds };
  }
  return checked(input, user, attempt);
}

async function checked(
  input: SignInInput,
  user: typeof users.$inferSelect | undefined,
  attempt: Attempt & { kind: "open" },
): Promise<SignIn> {
  const known = user && user.disabledAt === null ? user : undefined;
  const fits = await verifyPassword(known?.passwordHash ?? null, input.password);
  if (!known || !fits) {
    await noteRefusedSignIn({ user, address: input.address }, attempt.waitSeconds);
    return { kind: "refused" };
  }
  if (known.passwordHash && needsRehash(known.passwordHash)) {
    await db()
      .update(users)
      .set({ passwordHash: await hashPassword(input.password) })
      .where(eq(users.id, known.id));
  }
  return db().transaction(async (tx) => {
    await forgetAttempts(tx, known.email, input.address);
    if (input.previousSessionId) await tx.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, input.previousSessionId));
    const [session] = await tx.insert(sessions).values({ userId: known.id }).returning({ id: sessions.id });
    if (!session) throw new Error("the new session has no row");
    await beginAudit(known, "session.sign-in", { target: known.email, details: { address: input.address } }, "done", tx);
    return { kind: "in" as const, userId: known.id, sessionId: session.id };
  });
}

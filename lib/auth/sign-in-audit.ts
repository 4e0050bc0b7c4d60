import "server-only";
import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { beginAudit } from "@/lib/audit/record";
import { db } from "@/lib/db/client";
import { auditEntries, type users } from "@/lib/db/schema";

/** Who was tried, and from where. */
interface Tried {
  user: Pick<typeof users.$inferSelect, "email" | "disabledAt" | "passwordHash"> | undefined;
  address: string;
}

/**
 * A sign-in that was refused, with the reason, which only the audit tells. What was typed is kept only where it is somebody's
 * e-mail: anything else may be a password in the wrong field.
 * @param waitSeconds how long the next try has to wait
 */
export async function noteRefusedSignIn({ user, address }: Tried, waitSeconds: number): Promise<void> {
  const details = { address, reason: reasonOf(user), ...(waitSeconds > 0 && { waitSeconds }) };
  await beginAudit(null, "session.sign-in", { target: user?.email, details }, "refused");
}

function reasonOf(user: Tried["user"]): "unknown-account" | "disabled" | "no-password" | "wrong-password" {
  if (!user) return "unknown-account";
  if (user.disabledAt !== null) return "disabled";
  return user.passwordHash === null ? "no-password" : "wrong-password";
}

/** A try that met the lock. Told once a lock, so that hammering at it can't fill the audit. */
export async function noteLockedSignIn({ user, address }: Tried, lock: { seconds: number; since: Date }): Promise<void> {
  const told = and(
    gte(auditEntries.at, lock.since),
    eq(auditEntries.action, "session.sign-in"),
    eq(auditEntries.outcome, "denied"),
    user ? eq(auditEntries.target, user.email) : isNull(auditEntries.target),
    sql`${auditEntries.details} ->> 'address' = ${address}`,
  );
  if ((await db().$count(auditEntries, told)) > 0) return;
  const details = { address, reason: "locked", waitSeconds: lock.seconds };
  await beginAudit(null, "session.sign-in", { target: user?.email, details }, "denied");
}

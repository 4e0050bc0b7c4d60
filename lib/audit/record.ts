import "server-only";
import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import { db, type Queryable } from "@/lib/db/client";
import { auditEntries } from "@/lib/db/schema";
import { log } from "@/lib/log";
import type { AuditAction } from "./actions";

export type AuditOutcome = (typeof auditEntries.$inferSelect)["outcome"];

/** Whoever acts, or for whom the system acts. */
export type AuditActor = Pick<Actor, "id" | "email" | "role">;

export interface AuditNote {
  /** What was acted on: a campaign's id, a caller ID, a person's e-mail. Never a recipient's number. */
  target?: string | undefined;
  details?: Record<string, unknown> | undefined;
}

/** Writes an entry before the effect. @returns its id, for the outcome */
export async function beginAudit(
  actor: AuditActor | null,
  action: AuditAction,
  note: AuditNote,
  outcome: AuditOutcome = "started",
  on: Queryable = db(),
) {
  const [row] = await on
    .insert(auditEntries)
    .values({
      actorId: actor?.id ?? null,
      actorEmail: actor?.email ?? null,
      actorRole: actor?.role ?? null,
      action,
      target: note.target ?? null,
      details: note.details ?? {},
      outcome,
    })
    .returning({ id: auditEntries.id });
  if (!row) throw new Error("the audit entry has no row");
  return row.id;
}

/**
 * Adds how it ended, and what became known on the way. Never throws: the effect is done and can't be taken back by a failing note of it;
 * the entry stays `started`, and the log says why.
 */
export async function endAudit(id: number, outcome: AuditOutcome, note: AuditNote): Promise<void> {
  await db()
    .update(auditEntries)
    .set({ outcome, ...(note.target !== undefined && { target: note.target }), ...(note.details && { details: note.details }) })
    .where(eq(auditEntries.id, id))
    .catch((error: unknown) => log.error({ err: error, audit: id }, "the outcome was not written"));
}

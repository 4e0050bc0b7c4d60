import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { beginAudit } from "@/lib/audit/record";
import { db } from "@/lib/db/client";
import { sessions } from "@/lib/db/schema";
import type { Actor } from "./actor";

/** Ends the session of this browser, on the server: its cookie opens nothing any more. */
export async function signOut(actor: Actor): Promise<void> {
  await db().transaction(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ endedAt: new Date() })
      .where(and(eq(sessions.id, actor.sessionId), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (ended.length > 0) await beginAudit(actor, "session.sign-out", { target: actor.email }, "done", tx);
  });
}

import "server-only";
import { and, asc, desc, eq, exists, ilike, isNull, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { auditEntries, users } from "@/lib/db/schema";
import { operation } from "@/lib/operation";
import { AUDIT_ACTIONS } from "./actions";
import { AuditPage, AuditQuery, NOBODY } from "./schema";

/** The audit, newest first, with what it can be filtered by: the actions it holds, and everybody who ever had an account. */
export const listAudit = operation({
  name: "audit.list",
  allow: "audit:read",
  input: AuditQuery,
  output: AuditPage,
  run: async ({ input }) => {
    const where = filterOf(input);
    const [rows, total, actions, people] = await Promise.all([
      db()
        .select()
        .from(auditEntries)
        .where(where)
        .orderBy(desc(auditEntries.id))
        .limit(input.pageSize)
        .offset((input.page - 1) * input.pageSize),
      db().$count(auditEntries, where),
      actionsHeld(),
      db().select({ id: users.id, email: users.email, name: users.name }).from(users).orderBy(asc(users.name), asc(users.email)),
    ]);
    return { entries: rows.map(entryOf), total, actions, people };
  },
});

/** By the index, name by name: reading every row for its action would take longer with every day. */
async function actionsHeld(): Promise<string[]> {
  const name = sql<string>`known.name`;
  const entry = db().select({ id: auditEntries.id }).from(auditEntries).where(eq(auditEntries.action, name));
  const held = await db()
    .select({ name })
    .from(sql`unnest(${sql.param([...AUDIT_ACTIONS])}::text[]) as known(name)`)
    .where(exists(entry));
  return held.map((row) => row.name);
}

function filterOf(query: AuditQuery): SQL | undefined {
  const like = query.search && `%${query.search.replace(/[\\%_]/g, "\\$&")}%`;
  return and(
    query.from ? sql`${auditEntries.at} >= (${query.from}::date)::timestamp at time zone 'Asia/Jerusalem'` : undefined,
    query.to ? sql`${auditEntries.at} < (${query.to}::date + 1)::timestamp at time zone 'Asia/Jerusalem'` : undefined,
    query.action ? eq(auditEntries.action, query.action) : undefined,
    query.outcome ? eq(auditEntries.outcome, query.outcome) : undefined,
    query.actor === NOBODY ? isNull(auditEntries.actorId) : query.actor ? eq(auditEntries.actorId, query.actor) : undefined,
    like ? or(ilike(auditEntries.actorEmail, like), ilike(auditEntries.target, like)) : undefined,
  );
}

function entryOf(row: typeof auditEntries.$inferSelect) {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actorEmail === null ? null : { id: row.actorId, email: row.actorEmail, role: row.actorRole },
    action: row.action,
    target: row.target,
    outcome: row.outcome,
    details: row.details,
  };
}

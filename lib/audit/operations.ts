import "server-only";
import { and, asc, desc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { auditEntries } from "@/lib/db/schema";
import { operation } from "@/lib/operation";
import { AuditPage, AuditQuery } from "./schema";

/** The audit, newest first. */
export const listAudit = operation({
  name: "audit.list",
  allow: "audit:read",
  input: AuditQuery,
  output: AuditPage,
  run: async ({ input }) => {
    const where = filterOf(input);
    const [rows, total, actions] = await Promise.all([
      db()
        .select()
        .from(auditEntries)
        .where(where)
        .orderBy(desc(auditEntries.id))
        .limit(input.pageSize)
        .offset((input.page - 1) * input.pageSize),
      db().$count(auditEntries, where),
      db().selectDistinct({ action: auditEntries.action }).from(auditEntries).orderBy(asc(auditEntries.action)),
    ]);
    return { entries: rows.map(entryOf), total, actions: actions.map(({ action }) => action) };
  },
});

function filterOf(query: AuditQuery): SQL | undefined {
  const like = query.search && `%${query.search.replace(/[\\%_]/g, "\\$&")}%`;
  return and(
    query.from ? sql`${auditEntries.at} >= (${query.from}::date)::timestamp at time zone 'Asia/Jerusalem'` : undefined,
    query.to ? sql`${auditEntries.at} < (${query.to}::date + 1)::timestamp at time zone 'Asia/Jerusalem'` : undefined,
    query.action ? eq(auditEntries.action, query.action) : undefined,
    query.outcome ? eq(auditEntries.outcome, query.outcome) : undefined,
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

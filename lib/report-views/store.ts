import "server-only";
import { asc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { reportViews, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { ReportView } from "./schema";

/** Everybody's, by name. @param id only this one */
export async function readViews(actor: Actor, id?: string): Promise<ReportView[]> {
  const rows = await db()
    .select({ view: reportViews, createdBy: users.name })
    .from(reportViews)
    .innerJoin(users, eq(users.id, reportViews.createdBy))
    .where(id === undefined ? undefined : eq(reportViews.id, id))
    .orderBy(asc(reportViews.name));
  return rows.map(({ view, createdBy }) => ({
    id: view.id,
    name: view.name,
    query: view.query,
    createdBy,
    createdAt: view.createdAt.toISOString(),
    mayDelete: view.createdBy === actor.id || can(actor.role, "report-views:manage"),
  }));
}

/** @throws AppError `conflict` for a name that is taken, whoever took it */
export async function saveView(actor: Actor, name: string, query: string): Promise<ReportView> {
  const [row] = await db()
    .insert(reportViews)
    .values({ name, query, createdBy: actor.id })
    .onConflictDoNothing({ target: reportViews.name })
    .returning({ id: reportViews.id });
  if (!row) throw new AppError("conflict", { message: "reportViews.problems.nameTaken", values: { name } });
  const [view] = await readViews(actor, row.id);
  if (!view) throw new Error("the view was not written");
  return view;
}

/** @returns its name @throws AppError `not-found`; `forbidden` for somebody else's */
export async function deleteView(actor: Actor, id: string): Promise<string> {
  const [view] = await readViews(actor, id);
  if (!view) throw new AppError("not-found", { message: "reportViews.problems.id" });
  if (!view.mayDelete) throw new AppError("forbidden", { message: "reportViews.problems.notYours", values: { person: view.createdBy } });
  await db().delete(reportViews).where(eq(reportViews.id, id));
  return view.name;
}

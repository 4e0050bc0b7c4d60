import "server-only";
import { asc, eq } from "drizzle-orm";
import pg from "pg";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { mailingLists, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { ListId, ListPurpose, MailingList } from "./schema";

export interface ListFacts {
  name: string;
  purpose: ListPurpose;
  consentSource: string | null;
}

/** Every registered list, by name. @param id only this one */
export async function readLists(id?: ListId): Promise<MailingList[]> {
  const rows = await db()
    .select({ list: mailingLists, createdBy: users.name })
    .from(mailingLists)
    .innerJoin(users, eq(users.id, mailingLists.createdBy))
    .where(id === undefined ? undefined : eq(mailingLists.id, id))
    .orderBy(asc(mailingLists.name));
  return rows.map(({ list, createdBy }) => ({
    id: list.id,
    name: list.name,
    purpose: list.purpose,
    consentSource: list.consentSource,
    registryCheckedOn: list.registryCheckedOn,
    createdAt: list.createdAt.toISOString(),
    createdBy: { id: list.createdBy, name: createdBy },
  }));
}

/** @throws AppError `not-found` for a number that isn't registered here, whatever upstream holds under it */
export async function readList(id: ListId): Promise<MailingList> {
  const [list] = await readLists(id);
  if (!list) throw new AppError("not-found", { message: "lists.problems.notRegistered", values: { id: String(id) } });
  return list;
}

/** @throws AppError `conflict` for a number that is registered */
export async function requireFreeNumber(id: ListId): Promise<void> {
  const [taken] = await readLists(id);
  if (taken) throw new AppError("conflict", { message: "lists.problems.numberTaken", values: { id: String(id), name: taken.name } });
}

/** @throws AppError `conflict` for a number or a name that is registered */
export async function createList(actor: Actor, id: ListId, facts: ListFacts): Promise<MailingList> {
  const values = { id, ...facts, createdBy: actor.id };
  const [row] = await nameTakenToldApart(
    facts.name,
    db().insert(mailingLists).values(values).onConflictDoNothing({ target: mailingLists.id }).returning({ id: mailingLists.id }),
  );
  if (!row) await requireFreeNumber(id);
  return readList(id);
}

/** @throws AppError `not-found`; `conflict` for a name that another list has */
export async function changeList(id: ListId, change: Partial<ListFacts>): Promise<MailingList> {
  const before = await readList(id);
  if (Object.values(change).every((value) => value === undefined)) return before;
  await nameTakenToldApart(change.name ?? before.name, db().update(mailingLists).set(change).where(eq(mailingLists.id, id)));
  return readList(id);
}

/** Forgets the list's number, name and purpose; its contacts, snapshots and opt-outs stay. @throws AppError `not-found` */
export async function removeList(id: ListId): Promise<MailingList> {
  const list = await readList(id);
  await db().delete(mailingLists).where(eq(mailingLists.id, id));
  return list;
}

async function nameTakenToldApart<T>(name: string, query: PromiseLike<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (!(cause instanceof pg.DatabaseError) || cause.constraint !== "mailing_lists_name_unique") throw error;
    throw new AppError("conflict", { message: "lists.problems.nameTaken", values: { name } });
  }
}

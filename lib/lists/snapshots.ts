import "server-only";
import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { db, type Queryable } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { listJobs, listSnapshots, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { packed, unpacked } from "./packed";
import { Contact, type ListId, ListSnapshot, mayBeBlocked } from "./schema";

const KEPT = 30;

const { bytes: _contacts, ...facts } = getTableColumns(listSnapshots);

export interface SnapshotFacts {
  /** Everybody in the list; false: only those who are about to be removed. */
  isWhole: boolean;
  reason: ListSnapshot["reason"];
}

/**
 * Keeps contacts as they are now, before something is done to them.
 * @param actorId who has it done
 * @param on a transaction that what is to be done is decided in
 * @returns the snapshot's id
 */
export async function snapshotContacts(
  listId: ListId,
  contacts: readonly Contact[],
  { isWhole, reason }: SnapshotFacts,
  actorId: string,
  on: Queryable = db(),
): Promise<string> {
  const row = { listId, isWhole, reason, contacts: contacts.length, blocked: contacts.filter(mayBeBlocked).length, takenBy: actorId };
  const [kept] = await on
    .insert(listSnapshots)
    .values({ ...row, bytes: await packed(contacts) })
    .returning({ id: listSnapshots.id });
  if (!kept) throw new Error("the snapshot has no row");
  await forgetOld(listId, on);
  return kept.id;
}

/**
 * Of a list's whole snapshots, and of those of contacts that were removed, the latest thirty are kept, for 180 days; longer only what a job
 * may still need that isn't over.
 */
async function forgetOld(listId: ListId, on: Queryable): Promise<void> {
  await on.execute(sql`
    with ranked as (
      select id, taken_at, row_number() over (partition by is_whole order by taken_at desc, id) as place
      from ${listSnapshots} where list_id = ${listId}
    ), old as (
      select id from ranked where (place > ${KEPT} or taken_at < ${NOW} - interval '180 days') and not exists (
        select from ${listJobs} as job where job.list_id = ${listId} and job.state not in ('done', 'cancelled')
          and (job.snapshot_id = ranked.id or job."order" ->> 'snapshotId' = ranked.id::text))
    ), unnamed as (
      update ${listJobs} set snapshot_id = null where snapshot_id in (select id from old)
    ) delete from ${listSnapshots} where id in (select id from old)`);
}

/** A list's snapshots, the latest first. @param snapshotId only this one */
export async function readSnapshots(listId: ListId, snapshotId?: string): Promise<ListSnapshot[]> {
  const which = snapshotId === undefined ? undefined : eq(listSnapshots.id, snapshotId);
  const rows = await db()
    .select({ facts, takenBy: users.name })
    .from(listSnapshots)
    .leftJoin(users, eq(users.id, listSnapshots.takenBy))
    .where(and(eq(listSnapshots.listId, listId), which))
    .orderBy(desc(listSnapshots.takenAt));
  return rows.map(({ facts: { takenAt, takenBy, ...rest }, takenBy: name }) =>
    z.parse(ListSnapshot, {
      ...rest,
      takenAt: takenAt.toISOString(),
      takenBy: takenBy !== null && name !== null ? { id: takenBy, name } : null,
    }),
  );
}

/** @throws AppError `not-found` for one of another list, too */
export async function readSnapshot(listId: ListId, snapshotId: string): Promise<ListSnapshot> {
  const [snapshot] = await readSnapshots(listId, snapshotId);
  if (!snapshot) throw new AppError("not-found");
  return snapshot;
}

/** The contacts of a snapshot, in the list's order then. @throws AppError `not-found` */
export async function readSnapshotContacts(listId: ListId, snapshotId: string): Promise<Contact[]> {
  const [row] = await db()
    .select({ bytes: listSnapshots.bytes })
    .from(listSnapshots)
    .where(and(eq(listSnapshots.id, snapshotId), eq(listSnapshots.listId, listId)));
  if (!row) throw new AppError("not-found");
  return unpacked(Contact, row.bytes);
}

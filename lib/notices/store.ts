import "server-only";
import { and, desc, eq, gt, inArray, lt, ne, notInArray, or, sql } from "drizzle-orm";
import * as z from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { db, type Queryable } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { launches, noticeReaders, notices, strayCampaigns, users } from "@/lib/db/schema";
import { LAUNCH_STATES } from "@/lib/launches/state-machine";
import { CAME_TO_NOTHING, isSettled, type LaunchFacts, NEEDING_STATES, type NewNotice } from "./notice-rules";
import { type Inbox, NOTICE_KINDS, Notice } from "./schema";

/** One at a time, so that nobody who has read up to a number missed a smaller one that was committed later. */
const TELLING = [0x5406aa, 2] as const;
const SHOWN = 50;
const KEPT = sql`interval '90 days'`;

/** The row that says since when this database tells; it is no notice. */
const BEGAN = "began";
const Began = z.object({ over: z.array(z.int()) });
const State = z.enum(LAUNCH_STATES);

/**
 * Campaigns that were over before this database told of anything: they are no news.
 * @param over those that are over now; kept when this is the first time
 */
export async function overBefore(over: readonly number[]): Promise<Set<number>> {
  await db().insert(notices).values({ kind: BEGAN, key: BEGAN, title: "", details: { over } }).onConflictDoNothing();
  const [row] = await db().select({ details: notices.details }).from(notices).where(eq(notices.key, BEGAN));
  return new Set(z.parse(Began, row?.details).over);
}

/** Tells what was not told yet. @returns the keys of what is told by now; what has to keep quiet for a while isn't among them */
export async function tell(found: readonly NewNotice[]): Promise<Set<string>> {
  if (found.length === 0) return new Set();
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${TELLING[0]}, ${TELLING[1]})`);
    const keys = found.map(({ key }) => key);
    const told = await tx.select({ key: notices.key }).from(notices).where(inArray(notices.key, keys));
    const known = new Set(told.map(({ key }) => key));
    for (const { quietMinutes, ...notice } of found) {
      if (known.has(notice.key) || (quietMinutes !== undefined && (await wasToldOf(tx, notice, quietMinutes)))) continue;
      await tx.insert(notices).values(notice);
      known.add(notice.key);
    }
    return known;
  });
}

async function wasToldOf(tx: Queryable, { kind, campaignId }: NewNotice, minutes: number): Promise<boolean> {
  const same = sql`${notices.campaignId} is not distinct from ${campaignId}`;
  const since = sql`${NOW} - ${`${minutes} minutes`}::interval`;
  return (await tx.$count(notices, and(eq(notices.kind, kind), same, gt(notices.at, since)))) > 0;
}

/** Launches that may need a person. */
export async function launchesInNeed(): Promise<LaunchFacts[]> {
  const strays = sql<number>`(select count(*)::int from ${strayCampaigns} where ${strayCampaigns.launchId} = ${launches.id} and ${strayCampaigns.campaignId} is distinct from ${launches.campaignId})`;
  const isNews = or(notInArray(launches.state, CAME_TO_NOTHING), gt(launches.stateSince, sql`${NOW} - interval '1 day'`));
  const rows = await db()
    .select({ id: launches.id, title: launches.title, state: launches.state, stateSince: launches.stateSince, strays })
    .from(launches)
    .where(and(inArray(launches.state, NEEDING_STATES), isNews));
  return rows.map(({ stateSince, state, ...row }) => ({ ...row, state: z.parse(State, state), stateSinceMs: stateSince.getTime() }));
}

/** What nobody looks for any more. */
export async function forgetOld(): Promise<void> {
  await db()
    .delete(notices)
    .where(and(ne(notices.kind, BEGAN), lt(notices.at, sql`${NOW} - ${KEPT}`)));
}

/** The newest notices, as `reader` stands to them. What was told before somebody joined is no news to them. */
export async function readInbox(reader: Actor): Promise<Inbox> {
  const isUnread = unreadBy(reader);
  const isShown = inArray(notices.kind, NOTICE_KINDS);
  const [rows, unread] = await Promise.all([
    db()
      .select({ notice: notices, state: launches.state, unread: sql<boolean>`${isUnread}` })
      .from(notices)
      .leftJoin(launches, eq(launches.id, notices.launchId))
      .where(isShown)
      .orderBy(desc(notices.id))
      .limit(SHOWN),
    db().$count(notices, and(isShown, isUnread)),
  ]);
  return {
    unread,
    // A row of another version of ours is none.
    notices: rows.flatMap(({ notice: { at, key: _, ...notice }, state, unread }) => {
      const read = Notice.safeParse({ ...notice, at: at.toISOString(), unread, settled: false }).data;
      if (read?.kind !== "launch" || state === null) return read ?? [];
      return { ...read, settled: isSettled(read.details.need, z.parse(State, state)) };
    }),
  };
}

const unreadBy = ({
  id,
}: Actor) => sql`(${notices.id} > coalesce((select ${noticeReaders.readUpTo} from ${noticeReaders} where ${noticeReaders.userId} = ${id}), 0)
  and ${notices.at} > (select ${users.createdAt} from ${users} where ${users.id} = ${id}))`;

/** `reader` has read everything up to this one; what was read stays read, and what isn't told yet can't be. @returns how many are left */
export async function markRead(reader: Actor, upTo: number): Promise<number> {
  const readUpTo = sql`least(${upTo}::bigint, (select coalesce(max(id), 0) from notices))`;
  await db()
    .insert(noticeReaders)
    .values({ userId: reader.id, readUpTo })
    .onConflictDoUpdate({
      target: noticeReaders.userId,
      set: { readUpTo: sql`greatest(${noticeReaders.readUpTo}, excluded.read_up_to)` },
    });
  return db().$count(notices, and(inArray(notices.kind, NOTICE_KINDS), unreadBy(reader)));
}

import "server-only";
import { and, asc, count, desc, eq, gt, or, type SQL, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { db } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { mailingLists, optOutEntries, optOuts, reports, users } from "@/lib/db/schema";
import { readPhone } from "@/lib/phones/number";
import { toIsraelIso } from "@/lib/time";
import { type KindFigures, OPT_OUT_KINDS, type OptOut, type OptOutChoice, type OptOutPage } from "./schema";

/** The ledger as people read it: each number with the entry that brought it in. */

const Kind = z.enum(OPT_OUT_KINDS);
const LATELY = sql`${NOW} - interval '30 days'`;
const FILE_ROWS_AT_ONCE = 5_000;

/** Newest first. A page past the last one is empty. */
export async function readOptOuts({ page, pageSize, ...choice }: OptOutChoice & { page: number; pageSize: number }): Promise<OptOutPage> {
  const where = chosen(choice);
  const [rows, total, byKind] = await Promise.all([
    select(where)
      .orderBy(desc(optOuts.since), asc(optOuts.phone))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    countOf(where),
    figures(),
  ]);
  return { optOuts: rows.map(told), total, byKind };
}

/** All that are chosen, in the order of their numbers, some thousands at a time. */
export async function* eachOptOut(choice: OptOutChoice): AsyncGenerator<OptOut[], void, undefined> {
  const where = chosen(choice);
  for (let last = ""; ; ) {
    const rows = await select(and(where, gt(optOuts.phone, last)))
      .orderBy(asc(optOuts.phone))
      .limit(FILE_ROWS_AT_ONCE);
    if (rows.length > 0) yield rows.map(told);
    if (rows.length < FILE_ROWS_AT_ONCE) return;
    last = rows.at(-1)?.phone ?? last;
  }
}

/** How many numbers a choice holds. */
export const countOptOuts = (choice: OptOutChoice): Promise<number> => countOf(chosen(choice));

function chosen({ kind, text }: OptOutChoice): SQL | undefined {
  return and(kind && eq(optOutEntries.kind, kind), text === undefined ? undefined : isLike(text));
}

/** A whole number however it is written, or digits that stand anywhere in one: eight of a mobile's are a landline's too. A text without digits is in no number. */
function isLike(text: string): SQL | undefined {
  if (text.trim() === "") return undefined;
  const reading = readPhone(text);
  const digits = text.replace(/\D+/g, "");
  if (digits === "") return sql`false`;
  return or(sql`${optOuts.phone} like ${`%${digits}%`}`, reading.kind === "phone" ? eq(optOuts.phone, reading.phone) : undefined);
}

async function countOf(where: SQL | undefined): Promise<number> {
  const [row] = await db()
    .select({ total: count() })
    .from(optOuts)
    .innerJoin(optOutEntries, eq(optOutEntries.id, optOuts.entryId))
    .where(where);
  return row?.total ?? 0;
}

async function figures(): Promise<KindFigures[]> {
  const lately = sql<number>`(count(*) filter (where ${optOuts.since} > ${LATELY}))::int`;
  const rows = await db()
    .select({ kind: optOutEntries.kind, count: count(), lately })
    .from(optOuts)
    .innerJoin(optOutEntries, eq(optOutEntries.id, optOuts.entryId))
    .groupBy(optOutEntries.kind);
  return OPT_OUT_KINDS.map((kind) => ({ count: 0, lately: 0, ...rows.find((row) => row.kind === kind), kind }));
}

function select(where: SQL | undefined) {
  return db()
    .select({
      phone: optOuts.phone,
      since: optOuts.since,
      kind: optOutEntries.kind,
      campaignId: optOutEntries.campaignId,
      campaign: sql<string | null>`${reports.header}->'campaign'->>'title'`,
      listId: optOutEntries.listId,
      list: mailingLists.name,
      reason: optOutEntries.reason,
      byId: optOutEntries.by,
      by: users.name,
    })
    .from(optOuts)
    .innerJoin(optOutEntries, eq(optOutEntries.id, optOuts.entryId))
    .leftJoin(users, eq(users.id, optOutEntries.by))
    .leftJoin(mailingLists, eq(mailingLists.id, optOutEntries.listId))
    .leftJoin(reports, eq(reports.campaignId, optOutEntries.campaignId))
    .where(where)
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof select>>[number];

function told({ phone, since, kind, campaignId, campaign, listId, list, reason, byId, by }: Row): OptOut {
  return {
    phone,
    since: toIsraelIso(since.getTime()),
    kind: Kind.parse(kind),
    campaign: campaignId === null ? null : { id: campaignId, title: campaign },
    list: listId === null ? null : { id: listId, name: list },
    reason,
    by: byId === null || by === null ? null : { id: byId, name: by },
  };
}

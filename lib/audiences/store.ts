import "server-only";
import { eq, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { db } from "@/lib/db/client";
import { audiences } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { ThreadReading } from "./read-in-thread";
import { type Audience, AudienceOrigin, AudienceSummary, KeptReject, RejectsPage, type RejectsQuery } from "./schema";

/** What is kept of an audience; `phones` is one string, a number a line, in the file's order. */
export type KeptAudience = Omit<ThreadReading, "kind">;

/** Keeps what was read; the numbers stay in the file's order. */
export async function saveAudience(
  createdBy: string,
  { summary, phones, rejects }: KeptAudience,
  source: AudienceOrigin,
): Promise<Audience> {
  const [row] = await db()
    .insert(audiences)
    .values({ createdBy, fileName: summary.fileName, summary, phones, rejects, source })
    .returning({ id: audiences.id, createdAt: audiences.createdAt });
  if (!row) throw new Error("the audience has no row");
  return { ...summary, id: row.id, createdAt: row.createdAt.toISOString(), source };
}

/** @throws AppError `not-found` */
export async function readAudience(audienceId: string): Promise<Audience> {
  const { id, createdAt, summary, source } = audiences;
  const [row] = await db().select({ id, createdAt, summary, source }).from(audiences).where(isAudience(audienceId));
  if (!row) throw unknownAudience();
  const origin = z.nullable(AudienceOrigin).parse(row.source);
  return { ...AudienceSummary.parse(row.summary), id: row.id, createdAt: row.createdAt.toISOString(), source: origin };
}

/** The accepted numbers in the file's order, one a line. @throws AppError `not-found` */
export async function readAudiencePhones(audienceId: string): Promise<string> {
  const [row] = await db().select({ phones: audiences.phones }).from(audiences).where(isAudience(audienceId));
  if (!row) throw unknownAudience();
  return row.phones;
}

/** The refused in the file's order. @throws AppError `not-found` */
export async function readAudienceRejects(audienceId: string): Promise<KeptReject[]> {
  const [row] = await db().select({ rejects: audiences.rejects }).from(audiences).where(isAudience(audienceId));
  if (!row) throw unknownAudience();
  return z.array(KeptReject).parse(row.rejects);
}

/** Everything that is kept of an audience. @throws AppError `not-found` */
export async function readKeptAudience(audienceId: string): Promise<KeptAudience> {
  const { summary, phones, rejects } = audiences;
  const [row] = await db().select({ summary, phones, rejects }).from(audiences).where(isAudience(audienceId));
  if (!row) throw unknownAudience();
  return { summary: AudienceSummary.parse(row.summary), phones: row.phones, rejects: z.array(KeptReject).parse(row.rejects) };
}

/** A page of the refused, cut by the database: a list of a million rejects doesn't come here whole. @throws AppError `not-found` */
export async function readRejectsPage({ audienceId, page, pageSize, reason }: RejectsQuery): Promise<RejectsPage> {
  const entries = sql`jsonb_array_elements(${audiences.rejects}) with ordinality as entry(reject, place)`;
  const wanted = reason === undefined ? sql`true` : sql`reject->>'reason' = ${reason}`;
  const onPage = sql`select reject, place from ${entries} where ${wanted} order by place limit ${pageSize} offset ${(page - 1) * pageSize}`;
  const [row] = await db()
    .select({
      total: sql`(select count(*)::int from ${entries} where ${wanted})`,
      rejects: sql`(select coalesce(jsonb_agg(reject || jsonb_build_object('index', place - 1) order by place), '[]') from (${onPage}) as entries)`,
    })
    .from(audiences)
    .where(isAudience(audienceId));
  if (!row) throw unknownAudience();
  return RejectsPage.parse(row);
}

const unknownAudience = () => new AppError("not-found", { message: "audiences.problems.unknownAudience" });

function isAudience(audienceId: string) {
  // PostgreSQL answers a malformed uuid with an error; to a person it is an audience that isn't there.
  if (!z.uuid().safeParse(audienceId).success) throw unknownAudience();
  return eq(audiences.id, audienceId);
}

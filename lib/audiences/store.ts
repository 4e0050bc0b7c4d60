import "server-only";
import { eq } from "drizzle-orm";
import * as z from "zod/mini";
import { db } from "@/lib/db/client";
import { audiences } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { ThreadReading } from "./read-in-thread";
import { type Audience, AudienceSummary, Reject } from "./schema";

/** Keeps what was read; the numbers stay in the file's order. */
export async function saveAudience(createdBy: string, { summary, phones, rejects }: ThreadReading): Promise<Audience> {
  const [row] = await db()
    .insert(audiences)
    .values({ createdBy, fileName: summary.fileName, summary, phones, rejects })
    .returning({ id: audiences.id, createdAt: audiences.createdAt });
  if (!row) throw new Error("the audience has no row");
  return { ...summary, id: row.id, createdAt: row.createdAt.toISOString() };
}

/** @throws AppError `not-found` */
export async function readAudience(audienceId: string): Promise<Audience> {
  const { id, createdAt, summary } = audiences;
  const [row] = await db().select({ id, createdAt, summary }).from(audiences).where(isAudience(audienceId));
  if (!row) throw new AppError("not-found");
  return { ...AudienceSummary.parse(row.summary), id: row.id, createdAt: row.createdAt.toISOString() };
}

/** The accepted numbers in the file's order. @throws AppError `not-found` */
export async function readAudiencePhones(audienceId: string): Promise<string[]> {
  const [row] = await db().select({ phones: audiences.phones }).from(audiences).where(isAudience(audienceId));
  if (!row) throw new AppError("not-found");
  return row.phones === "" ? [] : row.phones.split("\n");
}

/** The refused in the file's order. @throws AppError `not-found` */
export async function readAudienceRejects(audienceId: string): Promise<Reject[]> {
  const [row] = await db().select({ rejects: audiences.rejects }).from(audiences).where(isAudience(audienceId));
  if (!row) throw new AppError("not-found");
  return z.array(Reject).parse(row.rejects);
}

function isAudience(audienceId: string) {
  // PostgreSQL answers a malformed uuid with an error; to a person it is an audience that isn't there.
  if (!z.uuid().safeParse(audienceId).success) throw new AppError("not-found");
  return eq(audiences.id, audienceId);
}

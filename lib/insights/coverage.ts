import "server-only";
import { and, inArray } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { reports } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { history } from "@/lib/ip-sales/campaigns";
import { log } from "@/lib/log";
import { type DayRange, isReadable } from "./kept-reports";

/** What the figures are not drawn from; null while IP-Sales' history is not to be had. */
export async function missingIn(range: DayRange): Promise<{ notRead: number | null; notOver: number | null }> {
  const campaigns = await history(range).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    log.warn({ err: error }, "the history did not tell which campaigns insights are without");
    return null;
  });
  if (!campaigns) return { notRead: null, notOver: null };
  const ids = campaigns.map(({ id }) => id);
  const kept = new Set(
    (
      await db()
        .select({ id: reports.campaignId })
        .from(reports)
        .where(and(isReadable, inArray(reports.campaignId, ids)))
    ).map(({ id }) => id),
  );
  const others = campaigns.filter(({ id }) => !kept.has(id));
  const over = others.filter(({ status }) => status === "ended" || status === "stopped").length;
  return { notRead: over, notOver: others.length - over };
}

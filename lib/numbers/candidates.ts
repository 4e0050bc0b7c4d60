import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { launches } from "@/lib/db/schema";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import { israelDay } from "@/lib/time";
import { pastCampaigns } from "./past-campaigns";
import type { SearchPlace } from "./schema";

export interface Candidates {
  /** Campaigns whose report has to be looked into, newest first. */
  campaigns: HistoryEntry[];
  /** How many were looked at, with those of which a launch of ours tells that the number was not among its recipients. */
  searched: number;
  /** Israel's day of the earliest of them; where there are no earlier ones, the first day that IP-Sales was asked about. */
  since: string;
  next: SearchPlace | null;
}

interface Limits {
  /** Reports to be opened for one answer: each may have to be read from IP-Sales first. */
  opened: number;
  searched: number;
}

const LOOKED_UP_AT_ONCE = 50;

/** The next campaigns, from a place back, in which a number may have been called. */
export async function nextCandidates(phone: string, before: SearchPlace | undefined, limits: Limits): Promise<Candidates> {
  const campaigns: HistoryEntry[] = [];
  let searched = 0;
  let since = before?.day;
  let last = before;
  for await (const span of pastCampaigns(before)) {
    for (let from = 0; from < span.campaigns.length; from += LOOKED_UP_AT_ONCE) {
      const some = span.campaigns.slice(from, from + LOOKED_UP_AT_ONCE);
      const without = await withoutNumber(some, phone);
      for (const campaign of some) {
        if (last && since && (campaigns.length >= limits.opened || searched >= limits.searched))
          return { campaigns, searched, since, next: last };
        searched++;
        if (!without.has(campaign.id)) campaigns.push(campaign);
        since = campaign.insertedAt === null ? span.to : israelDay(campaign.insertedAt);
        last = { campaignId: campaign.id, day: since };
      }
    }
    since = span.from;
  }
  if (!since) throw new Error("no day was asked about");
  return { campaigns, searched, since, next: null };
}

/** Campaigns that were launched from here without the number. */
async function withoutNumber(campaigns: readonly HistoryEntry[], phone: string): Promise<Set<number>> {
  const ids = sql.param(campaigns.map(({ id }) => id));
  const { rows } = await db().execute<{ campaign_id: number }>(sql`
    select ${launches.campaignId} from ${launches}
    where ${launches.campaignId} = any(${ids}::int[]) and ${launches.phones} <> ''
      and strpos(${"\n"} || ${launches.phones} || ${"\n"}, ${`\n${phone}\n`}) = 0`);
  return new Set(rows.map(({ campaign_id }) => campaign_id));
}

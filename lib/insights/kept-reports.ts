import "server-only";
import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { Campaign, Money } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { launches, reports } from "@/lib/db/schema";
import { attemptsMade } from "@/lib/reports/attempt-dates";
import { PACKED_FORMAT } from "@/lib/reports/packed-columns";
import { ReportSummary } from "@/lib/reports/schema";

export interface DayRange {
  /** Days of Israel, both included. */
  from: string;
  to: string;
}

const { byMinute, byRetries, recipients, answered } = ReportSummary.shape;
/** Verdicts by the rules of then, which may know others than ours. */
const byVerdict = z.array(z.object({ key: z.string(), count: z.int() }));
const Header = z.object({ campaign: Campaign, head: z.object({ price: z.nullable(Money) }) });
const Figures = z.object({ byMinute, byRetries, byVerdict, recipients, answered });

/** What insights need of a kept report. */
export interface KeptReport extends Pick<z.output<typeof Figures>, "byMinute" | "answered"> {
  campaign: Campaign;
  /** Recipients who were dialled, whatever came of it. */
  dialed: number;
  /** Null where the report doesn't tell. */
  attemptsMade: number | null;
  price: string | null;
}

/** A report has a minute for each of its calls at most, and a few hundred reports would be much at once. */
const REPORTS_A_TURN = 50;

const created = sql`coalesce(${reports.header}->'campaign'->>'insertedAt', ${reports.header}->'campaign'->>'startedAt')::timestamptz`;

/** What an earlier version kept is read anew sooner or later; until then it is as good as none. */
export const isReadable = eq(reports.format, PACKED_FORMAT);

/** Readable reports of campaigns that were created in these days. */
export function createdIn({ from, to }: DayRange): SQL {
  return sql`${isReadable} and (${created} at time zone 'Asia/Jerusalem')::date between ${from}::date and ${to}::date`;
}

/** The campaigns whose readable reports they are. */
export async function campaignsIn(range: DayRange): Promise<number[]> {
  const rows = await db().select({ campaignId: reports.campaignId }).from(reports).where(createdIn(range));
  return rows.map(({ campaignId }) => campaignId);
}

/** The kept reports of these days, some at a time in the order of their numbers; others are served between. */
export async function* keptReports(range: DayRange): AsyncGenerator<KeptReport[]> {
  for (let after = 0; ; ) {
    const rows = await db()
      .select({
        campaignId: reports.campaignId,
        header: reports.header,
        figures: sql`jsonb_build_object('byMinute', ${reports.summary}->'byMinute', 'byRetries', ${reports.summary}->'byRetries',
          'byVerdict', ${reports.summary}->'byVerdict', 'recipients', ${reports.summary}->'recipients', 'answered', ${reports.summary}->'answered')`,
      })
      .from(reports)
      .where(and(createdIn(range), gt(reports.campaignId, after)))
      .orderBy(asc(reports.campaignId))
      .limit(REPORTS_A_TURN);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ header, figures }) => {
      const { campaign, head } = Header.parse(header);
      const { byMinute, byRetries, byVerdict, recipients, answered } = Figures.parse(figures);
      const dialed = recipients - (byVerdict.find(({ key }) => key === "notDialed")?.count ?? 0);
      const made = attemptsMade({ byRetries, recipients, dialed });
      return { campaign, byMinute, answered, dialed, attemptsMade: made, price: campaign.price ?? head.price };
    });
    after = last.campaignId;
  }
}

const LaunchFacts = z.object({ callerId: z.nullable(z.string()), forecast: z.nullable(Money) });
export type LaunchFacts = z.output<typeof LaunchFacts>;

/** What is known of those of the campaigns that were launched here. */
export async function launchFactsOf(campaignIds: number[]): Promise<Map<number, LaunchFacts>> {
  const rows = await db()
    .select({
      campaignId: launches.campaignId,
      callerId: sql`${launches.spec}->>'callerId'`,
      forecast: sql`${launches.dryRun}->>'price'`,
    })
    .from(launches)
    .where(inArray(launches.campaignId, campaignIds));
  return new Map(
    rows.flatMap(({ campaignId, ...facts }) => (campaignId === null ? [] : [[campaignId, LaunchFacts.parse(facts)] as const])),
  );
}

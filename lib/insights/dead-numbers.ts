import "server-only";
import { sql } from "drizzle-orm";
import * as z from "zod/mini";
import { db } from "@/lib/db/client";
import { deadNumbers, reports } from "@/lib/db/schema";
import { createdIn, type DayRange } from "./kept-reports";
import type { DeadNumber } from "./schema";

/** Once may be a fault of a gateway; twice is a number to take off the lists. */
const REPEATED = 2;
const LATEST = 3;

const Row = z.object({ phone: z.string(), campaigns: z.int(), latest: z.array(z.object({ campaignId: z.int(), title: z.string() })) });

/** Numbers that did not exist in several campaigns of these days, those of most campaigns first. */
export async function repeatedDeadNumbers(range: DayRange, { limit, offset }: { limit: number; offset: number }): Promise<DeadNumber[]> {
  const { rows } = await db().execute(sql`
    with repeated as (
      select ${deadNumbers.phone} as phone, count(*)::int as campaigns, array_agg(${deadNumbers.campaignId} order by ${deadNumbers.campaignId} desc) as ids
      from ${deadNumbers} join ${reports} on ${reports.campaignId} = ${deadNumbers.campaignId}
      where ${createdIn(range)}
      group by ${deadNumbers.phone} having count(*) >= ${REPEATED}
      order by count(*) desc, ${deadNumbers.phone}
      limit ${limit} offset ${offset}
    )
    select phone, campaigns, (
      select jsonb_agg(jsonb_build_object('campaignId', campaign_id, 'title', header->'campaign'->>'title') order by campaign_id desc)
      from reports where campaign_id = any(ids[1:${LATEST}])
    ) as latest
    from repeated order by campaigns desc, phone`);
  return rows.map((row) => Row.parse(row));
}

export async function countRepeatedDeadNumbers(range: DayRange): Promise<number> {
  const { rows } = await db().execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from ${deadNumbers} join ${reports} on ${reports.campaignId} = ${deadNumbers.campaignId}
      where ${createdIn(range)}
      group by ${deadNumbers.phone} having count(*) >= ${REPEATED}
    ) as repeated`);
  return rows[0]?.count ?? 0;
}

const Exported = z.object({ phone: z.string(), campaigns: z.int(), latestIds: z.array(z.int()) });
/** A number as a file tells it. */
export type ExportedDeadNumber = z.output<typeof Exported>;
const FILE_ROWS_AT_ONCE = 5_000;

/**
 * All of them by their phones, as the primary key has them, some thousands at a time: each page goes on where the one before ended, and none
 * waits for a count of all.
 * @param campaignIds whose numbers; campaigns that come later change nothing
 */
export async function* eachRepeatedDeadNumber(campaignIds: readonly number[]): AsyncGenerator<ExportedDeadNumber[], void, undefined> {
  for (let last = "", isLast = false; !isLast; ) {
    const { rows } = await db().execute(sql`
      select phone, count(*)::int as campaigns, (array_agg(campaign_id order by campaign_id desc))[1:${LATEST}] as "latestIds"
      from ${deadNumbers} where ${deadNumbers.campaignId} = any(${sql.param([...campaignIds])}::int[]) and phone > ${last}
      group by phone having count(*) >= ${REPEATED} order by phone limit ${FILE_ROWS_AT_ONCE}`);
    const numbers = rows.map((row) => Exported.parse(row));
    if (numbers.length > 0) yield numbers;
    isLast = numbers.length < FILE_ROWS_AT_ONCE;
    last = numbers.at(-1)?.phone ?? last;
  }
}

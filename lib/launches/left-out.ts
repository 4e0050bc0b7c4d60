import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { db, type Queryable } from "@/lib/db/client";
import { launches, optOutEntries, optOuts, reports } from "@/lib/db/schema";
import { ledgerRevision } from "@/lib/opt-outs/ledger";
import type { LaunchRow } from "./rows";

/** What the ledger of numbers that must not be called learned of a launch's people after they were last left out. */

type Known = Pick<LaunchRow, "id" | "optOutsUpTo">;
type Sent = Known & Pick<LaunchRow, "campaignId" | "sentAt">;

const peopleOf = ({ id }: Known): SQL =>
  sql`(select unnest(string_to_array(${launches.phones}, chr(10))) as phone from ${launches} where ${launches.id} = ${id}) as people`;

/** Before any launch knew the ledger, nobody was left out. */
const upTo = ({ optOutsUpTo }: Known): number => optOutsUpTo ?? 0;

/** Whether somebody of the launch came into the ledger, or left it: what would be sent is no longer what was checked. */
export async function leftOutChanged(row: Known, on: Queryable): Promise<boolean> {
  if ((await ledgerRevision(on)) === upTo(row)) return false;
  const { rows } = await on.execute<{ changed: boolean }>(
    sql`select exists (select from ${optOutEntries} join ${peopleOf(row)} using (phone) where ${optOutEntries.id} > ${upTo(row)}) as changed`,
  );
  return rows[0]?.changed === true;
}

/** IP-Sales' clock is not ours, and a press needs a moment to be counted. */
const SURELY = sql`interval '5 minutes'`;

/**
 * Whether the entry is of a press that IP-Sales had counted, and blocked its number for, before the launch was sent: made in a campaign
 * that is known to have been over by then. Of one whose end isn't known nobody can say.
 */
function pressedBefore({ sentAt }: Sent): SQL {
  if (sentAt === null) return sql`false`;
  const byThen = sql`${sentAt.toISOString()}::timestamptz - ${SURELY}`;
  return sql`(exists (select from ${reports} where ${reports.campaignId} = ${optOutEntries.campaignId}
        and (${reports.header} #>> '{campaign,endedAt}')::timestamptz <= ${byThen})
      or exists (select from ${launches} where ${launches.campaignId} = ${optOutEntries.campaignId}
        and ${launches.state} in ('ended', 'stopped') and ${launches.stateSince} <= ${byThen}))`;
}

/**
 * How many of those who were sent must not be called any more. Who pressed 9 in this very campaign was called, and IP-Sales itself calls
 * them no more; who pressed it in one that was over before, IP-Sales left out by itself, however late the ledger heard of it. They don't count.
 */
export async function optedOutSince(row: Sent, on: Queryable = db()): Promise<number> {
  if ((await ledgerRevision(on)) === upTo(row)) return 0;
  const { rows } = await on.execute<{ count: number }>(sql`
    select count(*)::int as count from ${optOuts} join ${peopleOf(row)} using (phone)
      join ${optOutEntries} on ${optOutEntries.id} = ${optOuts.entryId}
    where ${optOuts.entryId} > ${upTo(row)}
      and not (${optOutEntries.kind} = 'pressed'
        and (${optOutEntries.campaignId} is not distinct from ${row.campaignId}::int or ${pressedBefore(row)}))`);
  return rows[0]?.count ?? 0;
}

import "server-only";
import { isLongerThanADay } from "@/lib/reports/call-days";
import { readDatedAttempts } from "@/lib/reports/dated-attempts";
import { AttemptHours } from "./attempt-hours";
import type { KeptReport } from "./kept-reports";

type Counted = Pick<KeptReport, "campaign" | "attemptsMade">;

/** A second or two of PostgreSQL's work. */
const ATTEMPTS_A_QUERY = 2_000_000;

/** What readings dated of the attempts of those campaigns that took a day or more. */
export async function attemptHoursOf(reports: readonly Counted[]): Promise<Map<number, AttemptHours>> {
  const hours = new Map<number, AttemptHours>();
  for (const some of inTurns(reports.filter(({ campaign }) => isLongerThanADay(campaign.startedAt, campaign.endedAt)))) {
    const campaigns = some.map(({ campaign }) => campaign);
    for (const { id } of campaigns) hours.set(id, new AttemptHours());
    await readDatedAttempts(campaigns, "hour", (dated) => {
      for (const attempts of dated) hours.get(attempts.campaignId)?.add(attempts);
    });
  }
  return hours;
}

/** As many campaigns at a time as one query may count; one of more attempts is alone. */
function inTurns(reports: readonly Counted[]): Counted[][] {
  const turns: Counted[][] = [];
  let room = 0;
  for (const report of reports) {
    // Without their number nobody could tell how many are dated.
    if (report.attemptsMade === null) continue;
    room -= report.attemptsMade;
    const turn = room < 0 ? undefined : turns.at(-1);
    if (turn) turn.push(report);
    else {
      turns.push([report]);
      room = ATTEMPTS_A_QUERY - report.attemptsMade;
    }
  }
  return turns;
}

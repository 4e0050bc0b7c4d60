import "server-only";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { addDays, israelDay } from "@/lib/time";
import type { AttemptHours } from "./attempt-hours";
import { type CallerIdUse, callerIdHealth } from "./caller-id-health";
import { missingIn } from "./coverage";
import { countRepeatedDeadNumbers, eachRepeatedDeadNumber, repeatedDeadNumbers } from "./dead-numbers";
import { DeadNumbersFile } from "./dead-numbers-file";
import { HoursOfWeek } from "./hour-weekday";
import { campaignsIn, type DayRange, type KeptReport, keptReports, type LaunchFacts, launchFactsOf } from "./kept-reports";
import { attemptHoursOf } from "./long-campaigns";
import { pricesOf } from "./prices";
import { DeadNumbersPage, DeadNumbersQuery, Insights, InsightsQuery, LONGEST_DAYS } from "./schema";

const DEFAULT_DAYS = 90;

async function rangeOf({ from, to }: InsightsQuery): Promise<DayRange> {
  const last = to ?? israelDay(await readClock());
  const range = { from: from ?? addDays(last, -DEFAULT_DAYS), to: last };
  if (range.from > range.to) throw new AppError("invalid", { fields: [{ field: "from", problem: "insights.problems.rangeReversed" }] });
  if (range.from < addDays(range.to, -LONGEST_DAYS)) {
    throw new AppError("invalid", { fields: [{ field: "from", problem: "insights.problems.rangeTooLong" }] });
  }
  return range;
}

/** What the campaigns of some months teach together, from the reports that are kept. */
export const getInsights = operation({
  name: "insights.get",
  allow: "campaigns:read",
  input: InsightsQuery,
  output: Insights,
  run: async ({ input }) => {
    const range = await rangeOf(input);
    const [drawn, missing] = await Promise.all([draw(range), missingIn(range)]);
    const { dialed, answered, campaigns, hours, uses, priced } = drawn;
    return {
      ...range,
      drawnFrom: { campaigns, dialed, answered, ...missing },
      hours: hours.result(),
      callerIds: callerIdHealth(uses),
      prices: pricesOf(priced),
    };
  },
});

interface Drawn {
  campaigns: number;
  dialed: number;
  answered: number;
  hours: HoursOfWeek;
  uses: CallerIdUse[];
  priced: Parameters<typeof pricesOf>[0][number][];
}

async function draw(range: DayRange): Promise<Drawn> {
  const drawn: Drawn = { campaigns: 0, dialed: 0, answered: 0, hours: new HoursOfWeek(), uses: [], priced: [] };
  for await (const some of keptReports(range)) {
    const [launched, hours] = await Promise.all([launchFactsOf(some.map(({ campaign }) => campaign.id)), attemptHoursOf(some)]);
    for (const report of some) take(drawn, report, launched.get(report.campaign.id), hours.get(report.campaign.id));
  }
  return drawn;
}

function take(drawn: Drawn, report: KeptReport, launch: LaunchFacts | undefined, attempts: AttemptHours | undefined): void {
  const { campaign, byMinute, attemptsMade, dialed, answered, price } = report;
  const { id: campaignId, title, startedAt, endedAt, insertedAt } = campaign;
  drawn.campaigns++;
  drawn.dialed += dialed;
  drawn.answered += answered;
  drawn.hours.add({ startedAt, endedAt, byMinute, attemptsMade, attempts });
  drawn.priced.push({ campaignId, title, startedAt, forecast: launch?.forecast ?? null, price, launchedHere: launch !== undefined });
  const at = startedAt ?? insertedAt;
  if (at === null || dialed === 0) return;
  const callerId = launch?.callerId ?? null;
  drawn.uses.push({ kind: launch === undefined ? "elsewhere" : callerId ? "number" : "account", callerId, at, dialed, answered });
}

/** Numbers that did not exist in two campaigns or more, page by page: what to take off the lists. */
export const listDeadNumbers = operation({
  name: "insights.dead-numbers",
  allow: "campaigns:read",
  input: DeadNumbersQuery,
  output: DeadNumbersPage,
  run: async ({ input: { page, pageSize, ...days } }) => {
    const range = await rangeOf(days);
    const [numbers, total] = await Promise.all([
      repeatedDeadNumbers(range, { limit: pageSize, offset: (page - 1) * pageSize }),
      countRepeatedDeadNumbers(range),
    ]);
    return { numbers, total };
  },
});

/** All of them, as CSV. */
export const exportDeadNumbers = operation({
  name: "insights.export-dead-numbers",
  allow: "campaigns:read",
  input: InsightsQuery,
  output: DeadNumbersFile,
  run: async ({ input }) => {
    const range = await rangeOf(input);
    return { range, batches: eachRepeatedDeadNumber(await campaignsIn(range)) };
  },
});

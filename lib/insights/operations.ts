import "server-only";
import * as z from "zod/mini";
import { BYTE_ORDER_MARK } from "@/lib/csv";
import { readClock } from "@/lib/db/clock";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { addDays, israelDay } from "@/lib/time";
import { type CallerIdUse, callerIdHealth } from "./caller-id-health";
import { missingIn } from "./coverage";
import { countRepeatedDeadNumbers, DEAD_NUMBERS_HEADER, deadNumberLine, repeatedDeadNumbers } from "./dead-numbers";
import { HoursOfWeek } from "./hour-weekday";
import { type DayRange, type KeptReport, keptReports, type LaunchFacts, launchFactsOf } from "./kept-reports";
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
    const launched = await launchFactsOf(some.map(({ campaign }) => campaign.id));
    for (const report of some) take(drawn, report, launched.get(report.campaign.id));
  }
  return drawn;
}

function take(drawn: Drawn, report: KeptReport, launch: LaunchFacts | undefined): void {
  const { campaign, byMinute, dialed, answered, price } = report;
  const { id: campaignId, title, startedAt, endedAt, insertedAt } = campaign;
  drawn.campaigns++;
  drawn.dialed += dialed;
  drawn.answered += answered;
  drawn.hours.add({ startedAt, endedAt, byMinute });
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

const NumbersFile = z.object({ name: z.string(), text: z.string() });
/** As many as a list may hold. */
const MOST_NUMBERS = 1_000_000;

/** All of them, as CSV. */
export const exportDeadNumbers = operation({
  name: "insights.export-dead-numbers",
  allow: "campaigns:read",
  input: InsightsQuery,
  output: NumbersFile,
  run: async ({ input }) => {
    const range = await rangeOf(input);
    const numbers = await repeatedDeadNumbers(range, { limit: MOST_NUMBERS, offset: 0 });
    return { name: `dead-numbers-${range.from}-${range.to}.csv`, text: DEAD_NUMBERS_HEADER + numbers.map(deadNumberLine).join("") };
  },
});

/** Always a download, never shown as a page. */
export function numbersResponse({ name, text }: z.output<typeof NumbersFile>): Response {
  return new Response(BYTE_ORDER_MARK + text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { CampaignId } from "@/lib/campaigns/schema";
import { problemBody } from "@/lib/http/problem";
import type { Locale } from "@/lib/i18n/config";
import { DEFAULT_LOCALE } from "@/lib/i18n/config";
import { moneyEach } from "@/lib/money";
import { operation } from "@/lib/operation";
import { differenceOf } from "@/lib/proportions";
import { isLongerThanADay } from "@/lib/reports/call-days";
import { type OpenReport, openReport } from "@/lib/reports/open-report";
import { dialedOf } from "@/lib/reports/summary-figures";
import { answerCurveOf } from "./answer-curve";
import { attemptCurveOf } from "./attempt-curve";
import { datedAnswersOf } from "./dated-answers";
import { type AnswerCurve, type ComparedCampaign, CompareQuery, Comparison, type ReadyCampaign } from "./schema";

/** A report that takes longer goes on being read, and its column says so meanwhile. */
const READ_WITHIN_MS = 6_000;

/** Figures of a few campaigns side by side, each against the first that could be read. What is wrong with one leaves the others alone. */
export const getComparison = operation({
  name: "compare.get",
  allow: "campaigns:read",
  input: CompareQuery,
  output: Comparison,
  run: async ({ input, actor }) => {
    const campaigns = await Promise.all(input.id.map((id) => columnOf(id, actor.locale ?? DEFAULT_LOCALE)));
    const ready = campaigns.filter((column) => column.state === "ready");
    const base = ready[0];
    for (const column of ready.slice(1)) column.difference = base ? against(base, column, ready.length - 1) : null;
    return { campaigns, baseId: base?.campaignId ?? null };
  },
});

const rateOf = ({ answered, dialed }: ReadyCampaign) => ({ hits: answered, of: dialed });

function against(base: ReadyCampaign, column: ReadyCampaign, comparisons: number): ReadyCampaign["difference"] {
  return differenceOf(rateOf(column), rateOf(base), comparisons);
}

async function columnOf(campaignId: CampaignId, locale: Locale): Promise<ComparedCampaign> {
  const reading = openReport(campaignId)
    .then(figuresOf)
    .catch((error: unknown): ComparedCampaign => {
      const { code, message } = problemBody(error, locale);
      return { state: "failed", campaignId, problem: { code, message } };
    });
  return Promise.race([reading, wait(READ_WITHIN_MS, { state: "reading" as const, campaignId }, { ref: false })]);
}

async function figuresOf(report: OpenReport): Promise<ReadyCampaign> {
  const { campaign, head, final, asOf, summary } = report;
  const { recipients, answered, pressed, byVerdict, duration } = summary;
  const price = campaign.price ?? head.price;
  return {
    state: "ready",
    campaignId: campaign.id,
    campaign,
    final,
    asOf,
    recipients,
    dialed: dialedOf(summary),
    answered,
    pressed,
    medianSeconds: duration.medianSeconds,
    price,
    pricePerAnswered: price === null || answered === 0 ? null : moneyEach(price, answered),
    byVerdict,
    curve: await curveOf(report),
    difference: null,
  };
}

async function curveOf({ campaign, final, asOf, summary }: OpenReport): Promise<AnswerCurve> {
  const until = campaign.endedAt ?? (final ? null : asOf);
  if (!isLongerThanADay(campaign.startedAt, until)) return answerCurveOf(summary, campaign.startedAt, until);
  return attemptCurveOf(await datedAnswersOf(campaign, final), summary.answered);
}

import "server-only";
import type { Actor } from "@/lib/auth/actor";
import type { CampaignId } from "@/lib/campaigns/schema";
import { AppError } from "@/lib/errors";
import { type CallFilter, NO_FILTER, wordsOf } from "@/lib/reports/filter";
import { type OpenReport, openReport } from "@/lib/reports/open-report";
import { countOf } from "@/lib/reports/summary-figures";
import { Ledger } from "./ledger";
import { type AudienceReading, readingOf } from "./reading";
import type { Audience, AudienceWarning, SliceFigures } from "./schema";
import { saveAudience } from "./store";

/** Whom a follow-up never calls, as the report's own texts of their phones. */
export interface LeftOut {
  /** Whoever pressed 9 in any call of the campaign, whether or not that call passes a filter. */
  optedOut: ReadonlySet<string>;
  /** Numbers that do not exist. */
  nonexistent: ReadonlySet<string>;
}

interface SliceReading {
  reading: AudienceReading;
  figures: SliceFigures;
}

/**
 * Keeps the recipients of a past campaign that pass the filter, all of them without one, with the names that the report has. Whoever
 * pressed 9 in that campaign, and numbers that do not exist, are left out, which warnings of the audience tell.
 * @throws AppError `invalid` when nobody is left, `not-found` for a campaign without a report; what IP-Sales refuses
 */
export async function keepCampaignAudience(
  actor: Pick<Actor, "id">,
  campaignId: CampaignId,
  calls: Partial<CallFilter> = {},
): Promise<Audience> {
  const filter = { ...NO_FILTER, ...calls };
  const report = await openReport(campaignId);
  const { reading, figures } = await readSlice(report.batches(filter), await leftOutOf(report));
  const { summary, lines, rejects } = reading;
  if (summary.rows === 0) throw new AppError("invalid", { message: `audiences.problems.${whyNobody(figures)}` });
  const source = { kind: "campaign", campaignId, title: report.campaign.title, filters: wordsOf(filter) } as const;
  return saveAudience(actor.id, { summary, phones: lines, rejects }, source);
}

function whyNobody({ optedOut, nonexistent }: SliceFigures) {
  if (optedOut > 0 && nonexistent > 0) return "allLeftOut";
  if (nonexistent > 0) return "allNonexistent";
  return optedOut > 0 ? "allOptedOut" : "emptySlice";
}

/** Whom an audience of that slice would hold, and who would be left out of it. Writes nothing. @throws as {@link keepCampaignAudience} */
export async function countSlice(campaignId: CampaignId, filter: CallFilter): Promise<SliceFigures> {
  const report = await openReport(campaignId);
  return (await readSlice(report.batches(filter), await leftOutOf(report))).figures;
}

/** The calls as an audience, in their order; a row is a call's place among them, from 1. */
export async function readSlice(calls: AsyncIterable<readonly SliceCall[]>, leftOut: LeftOut): Promise<SliceReading> {
  const met = { optedOut: new Set<string>(), nonexistent: new Set<string>() };
  const ledger = new Ledger();
  let recipients = 0;
  for await (const batch of calls) {
    for (const { phone, name } of batch) {
      recipients++;
      if (leftOut.optedOut.has(phone)) met.optedOut.add(phone);
      else if (leftOut.nonexistent.has(phone)) met.nonexistent.add(phone);
      else ledger.addRow(recipients, [phone], () => name.trim());
    }
  }
  const optedOut = met.optedOut.size;
  const nonexistent = met.nonexistent.size;
  const warnings: AudienceWarning[] = [
    ...(optedOut > 0 ? [{ kind: "opted-out" as const, count: optedOut }] : []),
    ...(nonexistent > 0 ? [{ kind: "nonexistent" as const, count: nonexistent }] : []),
  ];
  const reading = readingOf(ledger, { fileName: null, encoding: null, warnings, columns: { phones: ["A"], letters: ["A"] } });
  const { accepted, reasons } = reading.summary;
  const rejected = reasons.reduce((sum, { count }) => sum + count, 0);
  const duplicates = Math.max(0, recipients - accepted - optedOut - nonexistent - rejected);
  return { reading, figures: { recipients, accepted, optedOut, nonexistent, rejected, duplicates } };
}

type SliceCall = { phone: string; name: string };

async function leftOutOf(report: OpenReport): Promise<LeftOut> {
  const digits = report.summary.byDigits.map(({ key }) => key).filter((keys) => keys.includes("9"));
  return {
    optedOut: digits.length === 0 ? new Set() : await phonesOf(report, { ...NO_FILTER, digits }),
    nonexistent: countOf(report.summary, "nonexistent") === 0 ? new Set() : await deadPhonesOf(report),
  };
}

const deadPhonesOf = (report: OpenReport) => phonesOf(report, { ...NO_FILTER, verdict: ["nonexistent"] });

async function phonesOf(report: OpenReport, filter: CallFilter): Promise<Set<string>> {
  const phones = new Set<string>();
  for await (const batch of report.batches(filter)) for (const { phone } of batch) phones.add(phone);
  return phones;
}

/** The campaign's numbers that do not exist, each once, in the report's order. @throws as {@link keepCampaignAudience} */
export async function deadNumbers(campaignId: CampaignId): Promise<string[]> {
  const phones = await deadPhonesOf(await openReport(campaignId));
  return [...phones];
}

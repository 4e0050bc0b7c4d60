import "server-only";
import { CampaignRef } from "@/lib/campaigns/schema";
import { keyNamesOf } from "@/lib/launches/key-names";
import { operation } from "@/lib/operation";
import { CallsExportQuery, CallsQuery, FacetsQuery } from "./calls-query";
import { ExportedCalls } from "./export-file";
import { openReport } from "./open-report";
import { CallsPage, CampaignReport, ReportFacets } from "./schema";
import { requireFits } from "./xlsx";

/** The figures of a campaign: final ones as they are kept, those of a running campaign a few seconds old at most. */
export const getReport = operation({
  name: "report.get",
  allow: "campaigns:read",
  input: CampaignRef,
  output: CampaignReport,
  run: async ({ input }) => {
    const [{ campaign, head, final, summary, asOf, stale, badRows }, names] = await Promise.all([
      openReport(input.campaignId),
      keyNamesOf(input.campaignId),
    ]);
    const { retries, ipRoutingUnits, sttUnits } = head;
    const missingRows = Math.max(0, (head.recipients ?? 0) - summary.recipients - badRows);
    const facts = { asOf, stale, final, badRows, missingRows, retries, ipRoutingUnits, speechToTextUnits: sttUnits };
    return { campaign, summary, facts, ...names };
  },
});

/** The figures of the calls that pass a filter, for charts that filter each other. */
export const getFacets = operation({
  name: "report.facets",
  allow: "campaigns:read",
  input: FacetsQuery,
  output: ReportFacets,
  run: async ({ input: { campaignId, ...filter } }) => (await openReport(campaignId)).facets(filter),
});

/** A page of the calls that pass the filter. A page past the last one is empty, and `total` tells how many there are. */
export const listCalls = operation({
  name: "report.calls",
  allow: "campaigns:read",
  input: CallsQuery,
  output: CallsPage,
  run: async ({ input: { campaignId, sort, page, pageSize, ...filter } }) =>
    (await openReport(campaignId)).page(filter, sort, { page, pageSize }),
});

/** All calls that pass the filter, for a file of text. */
export const exportCalls = operation({
  name: "report.export",
  allow: "campaigns:read",
  input: CallsExportQuery,
  output: ExportedCalls,
  run: async ({ actor, input: { campaignId, sort, ...filter } }) => {
    const report = await openReport(campaignId);
    return { campaignId, title: report.campaign.title, locale: actor.locale, batches: report.batches(filter, sort) };
  },
});

/**
 * All calls that pass the filter, for a workbook in the person's language.
 * @throws AppError `too-large` for more calls than a sheet has rows
 */
export const exportWorkbook = operation({
  name: "report.export-workbook",
  allow: "campaigns:read",
  input: CallsExportQuery,
  output: ExportedCalls,
  run: async ({ actor, input: { campaignId, sort, ...filter } }) => {
    const report = await openReport(campaignId);
    const { total } = await report.page(filter, null, { page: 1, pageSize: 1 });
    requireFits(total);
    return { campaignId, title: report.campaign.title, locale: actor.locale, batches: report.batches(filter, sort) };
  },
});

import "server-only";
import * as z from "zod/mini";
import { type CampaignId, CampaignRef } from "@/lib/campaigns/schema";
import { BYTE_ORDER_MARK } from "@/lib/csv";
import { keyNamesOf } from "@/lib/launches/key-names";
import { operation } from "@/lib/operation";
import { CSV_HEADER, csvLine } from "./csv";
import { CallsExportQuery, CallsQuery, FacetsQuery } from "./filter";
import { openReport } from "./open-report";
import { type Call, CallsPage, CampaignReport, ReportFacets } from "./schema";

/** The figures of a campaign: final ones from memory, those of a running campaign a few seconds old at most. */
export const getReport = operation({
  name: "report.get",
  allow: "campaigns:read",
  input: CampaignRef,
  output: CampaignReport,
  run: async ({ input }) => {
    const [{ campaign, head, final, summary, asOf }, names] = await Promise.all([
      openReport(input.campaignId),
      keyNamesOf(input.campaignId),
    ]);
    const { retries, ipRoutingUnits, sttUnits } = head;
    return { campaign, summary, facts: { asOf, final, retries, ipRoutingUnits, speechToTextUnits: sttUnits }, ...names };
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

/** A file that is written while it is read. */
const CallsFile = z.object({ name: z.string(), body: z.instanceof(ReadableStream<Uint8Array>) });

/** All calls that pass the filter, as CSV. */
export const exportCalls = operation({
  name: "report.export",
  allow: "campaigns:read",
  input: CallsExportQuery,
  output: CallsFile,
  run: async ({ input: { campaignId, sort, ...filter } }) => {
    const report = await openReport(campaignId);
    return { name: fileName(campaignId), body: csvStream(report.batches(filter, sort)) };
  },
});

function fileName(campaignId: CampaignId): string {
  return `campaign-${campaignId}-calls.csv`;
}

function csvStream(batches: AsyncIterable<Call[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const source = batches[Symbol.asyncIterator]();
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(BYTE_ORDER_MARK + CSV_HEADER)),
    pull: async (stream) => {
      const { done, value } = await source.next();
      if (done) return stream.close();
      stream.enqueue(encoder.encode(value.map(csvLine).join("")));
    },
    cancel: async () => {
      await source.return?.();
    },
  });
}

/** Always a download, never shown as a page. */
export function csvResponse({ name, body }: z.output<typeof CallsFile>): Response {
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

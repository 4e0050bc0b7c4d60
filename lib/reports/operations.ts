import "server-only";
import * as z from "zod/mini";
import { type CampaignId, CampaignRef } from "@/lib/campaigns/schema";
import { BYTE_ORDER_MARK } from "@/lib/csv";
import { keyNamesOf } from "@/lib/launches/key-names";
import { operation } from "@/lib/operation";
import type { CallColumns } from "./columns";
import { CSV_HEADER, csvLine } from "./csv";
import { type CallFilter, CallsExportQuery, CallsQuery, type SortOrder } from "./filter";
import { storedReport } from "./read-report";
import { CallsPage, CampaignReport } from "./schema";

/** The figures of a campaign: final ones from memory, those of a running campaign a few seconds old at most. */
export const getReport = operation({
  name: "report.get",
  allow: "campaigns:read",
  input: CampaignRef,
  output: CampaignReport,
  run: async ({ input }) => {
    const [{ header, final, summary, asOf }, names] = await Promise.all([storedReport(input.campaignId), keyNamesOf(input.campaignId)]);
    const { retries, ipRoutingUnits, sttUnits } = header.head;
    return { campaign: header.campaign, summary, facts: { asOf, final, retries, ipRoutingUnits, speechToTextUnits: sttUnits }, ...names };
  },
});

function chosen(calls: CallColumns, query: CallFilter & { sort: SortOrder | null }): Uint32Array {
  const rows = calls.select(query);
  return query.sort ? calls.sort(rows, query.sort) : rows;
}

/** A page of the calls that pass the filter. A page past the last one is empty, and `total` tells how many there are. */
export const listCalls = operation({
  name: "report.calls",
  allow: "campaigns:read",
  input: CallsQuery,
  output: CallsPage,
  run: async ({ input }) => {
    const { columns } = await storedReport(input.campaignId);
    const rows = chosen(columns, input);
    const from = (input.page - 1) * input.pageSize;
    return { calls: [...rows.subarray(from, from + input.pageSize)].map((row) => columns.call(row)), total: rows.length };
  },
});

/** A file that is written while it is read. */
const CallsFile = z.object({ name: z.string(), body: z.instanceof(ReadableStream<Uint8Array>) });

/** All calls that pass the filter, as CSV. */
export const exportCalls = operation({
  name: "report.export",
  allow: "campaigns:read",
  input: CallsExportQuery,
  output: CallsFile,
  run: async ({ input }) => {
    const { columns } = await storedReport(input.campaignId);
    return { name: fileName(input.campaignId), body: csvStream(columns, chosen(columns, input)) };
  },
});

function fileName(campaignId: CampaignId): string {
  return `campaign-${campaignId}-calls.csv`;
}

const LINES_A_CHUNK = 500;

function csvStream(calls: CallColumns, rows: Uint32Array): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = 0;
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(BYTE_ORDER_MARK + CSV_HEADER)),
    pull: (stream) => {
      if (next >= rows.length) return stream.close();
      const lines = [...rows.subarray(next, next + LINES_A_CHUNK)].map((row) => csvLine(calls.call(row)));
      next += LINES_A_CHUNK;
      stream.enqueue(encoder.encode(lines.join("")));
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

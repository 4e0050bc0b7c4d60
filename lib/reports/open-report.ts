import "server-only";
import { setImmediate } from "node:timers/promises";
import type { CampaignId } from "@/lib/campaigns/schema";
import type { CallColumns } from "./columns";
import { type CallFilter, NO_FILTER, type SortOrder } from "./filter";
import { type ReportHeader, storedReport } from "./read-report";
import { type Call, type CallsPage, FACETS, type ReportFacets, type ReportSummary } from "./schema";
import { summarize } from "./summary";

/** A report that can be asked. */
export interface OpenReport extends ReportHeader {
  /** No more calls will be made: the figures are final. */
  final: boolean;
  /** When the answer was asked for, ISO 8601. */
  asOf: string;
  /** Over all calls. */
  summary: ReportSummary;
  /** A page past the last one is empty, and `total` tells how many there are. Pages count from 1. */
  page(filter: CallFilter, order: SortOrder | null, place: { page: number; pageSize: number }): Promise<CallsPage>;
  facets(filter: CallFilter): Promise<ReportFacets>;
  /** All calls that pass, some hundreds at a time, so that others are served between them. */
  batches(filter: CallFilter, order?: SortOrder | null): AsyncIterable<Call[]>;
}

const CALLS_A_BATCH = 500;

/** @throws AppError `not-found`, UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood */
export async function openReport(campaignId: CampaignId): Promise<OpenReport> {
  const { header, columns, final, asOf, summary } = await storedReport(campaignId);
  return {
    ...header,
    final,
    asOf,
    summary,
    page: async (filter, order, { page, pageSize }) => {
      const rows = chosen(columns, filter, order);
      const from = (page - 1) * pageSize;
      return { calls: callsOf(columns, rows.subarray(from, from + pageSize)), total: rows.length };
    },
    facets: async (filter) => facetsOf(columns, filter),
    async *batches(filter, order = null) {
      const rows = chosen(columns, filter, order);
      for (let from = 0; from < rows.length; from += CALLS_A_BATCH) {
        yield callsOf(columns, rows.subarray(from, from + CALLS_A_BATCH));
        await setImmediate();
      }
    },
  };
}

function chosen(calls: CallColumns, filter: CallFilter, order: SortOrder | null): Uint32Array {
  const rows = calls.select(filter);
  return order ? calls.sort(rows, order) : rows;
}

const callsOf = (columns: CallColumns, rows: Uint32Array): Call[] => [...rows].map((row) => columns.call(row));

function facetsOf(columns: CallColumns, filter: CallFilter): ReportFacets {
  const narrowed = FACETS.filter((facet) => filter[facet].length > 0);
  const without = narrowed.map((facet) => [facet, summarize(columns, columns.select({ ...filter, [facet]: NO_FILTER[facet] }))] as const);
  return { summary: summarize(columns, columns.select(filter)), without: Object.fromEntries(without) };
}

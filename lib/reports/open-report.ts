import "server-only";
import type { CampaignId } from "@/lib/campaigns/schema";
import { reportDesk } from "./desk";
import type { CallFilter, SortOrder } from "./filter";
import { nextReport } from "./into-desk";
import type { ReportHeader } from "./kept-reports";
import type { Call, CallsPage, ReportFacets, ReportSummary } from "./schema";
import { type StoredReport, storedReport } from "./store";

/** A report that can be asked. */
export interface OpenReport extends ReportHeader {
  /** No more calls will be made: the figures are final. */
  final: boolean;
  /** When the figures were true, ISO 8601. */
  asOf: string;
  /** They would have been read anew, and IP-Sales could not be asked. */
  stale: boolean;
  /** Over all calls. */
  summary: ReportSummary;
  /** Rows of IP-Sales' answer that could not be read, and are not among the calls. */
  badRows: number;
  /** A page past the last one is empty, and `total` tells how many there are. Pages count from 1. */
  page(filter: CallFilter, order: SortOrder | null, place: { page: number; pageSize: number }): Promise<CallsPage>;
  facets(filter: CallFilter): Promise<ReportFacets>;
  /** All calls that pass, some hundreds at a time, so that others are served between them. All of them are of one reading. */
  batches(filter: CallFilter, order?: SortOrder | null): AsyncIterable<Call[]>;
}

const CALLS_A_BATCH = 500;

/** @throws AppError `not-found`, UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood */
export async function openReport(campaignId: CampaignId): Promise<OpenReport> {
  const stored = await storedReport(campaignId);
  const { header, final, asOf, stale, summary, badRows } = stored;
  return {
    ...header,
    final,
    asOf: asOf.toISOString(),
    stale,
    summary,
    badRows,
    page: (filter, order, { page, pageSize }) =>
      pinned(stored, (report) => reportDesk().ask({ kind: "page", report, filter, order, from: (page - 1) * pageSize, size: pageSize })),
    facets: (filter) => pinned(stored, (report) => reportDesk().ask({ kind: "facets", report, filter })),
    batches: (filter, order = null) => batchesOf(stored, filter, order),
  };
}

async function pinned<T>(stored: StoredReport, use: (report: number) => Promise<T>): Promise<T> {
  const { report, release } = await stored.pin();
  try {
    return await use(report);
  } finally {
    release();
  }
}

async function* batchesOf(stored: StoredReport, filter: CallFilter, order: SortOrder | null): AsyncGenerator<Call[]> {
  const { report, release } = await stored.pin();
  const cursor = nextReport();
  try {
    const total = await reportDesk().ask({ kind: "choose", report, cursor, filter, order });
    for (let from = 0; from < total; from += CALLS_A_BATCH) {
      yield await reportDesk().ask({ kind: "fetch", report, cursor, from, size: CALLS_A_BATCH });
    }
  } finally {
    release();
    await reportDesk().ask({ kind: "drop", report, cursor });
  }
}

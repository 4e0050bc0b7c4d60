import "server-only";
import { setImmediate } from "node:timers/promises";
import { CallColumns } from "./columns";
import type { CallRow, ReportSummary } from "./schema";
import { summarize } from "./summary";

/** A report as `lib/ip-sales` reads it. `Header` is what it says of the campaign. */
export interface RawReport<Header> {
  header: Header;
  /** No more calls will be made. */
  final: boolean;
  calls: Iterable<CallRow>;
}

export interface StoredReport<Header> {
  header: Header;
  final: boolean;
  columns: CallColumns;
  summary: ReportSummary;
  /** When the answer was asked for, ISO 8601. */
  asOf: string;
}

interface Kept<Header> {
  report: StoredReport<Header>;
  /** When it may be read anew; Infinity for a report that won't change. */
  staleAtMs: number;
}

interface Limits {
  /** Rows of all reports kept together; the one read longest ago goes first. */
  maxRows: number;
  minAgeMs: number;
}

const LIMITS: Limits = { maxRows: 2_000_000, minAgeMs: 3_000 };
/** A running report is read again only after this many times as long as its reading took. */
const PACE = 5;
const ROWS_A_TURN = 4_096;

/**
 * Reports in memory, one reading at a time for each campaign however many ask. A finished campaign's report is kept; a running one's is
 * read anew when it is asked for and older than a few seconds. A failed reading throws what `read` threw, and is not kept.
 */
export class ReportStore<Header> {
  readonly #read: (campaignId: number) => Promise<RawReport<Header>>;
  readonly #limits: Limits;
  readonly #kept = new Map<number, Kept<Header>>();
  readonly #reading = new Map<number, Promise<StoredReport<Header>>>();

  constructor(read: (campaignId: number) => Promise<RawReport<Header>>, limits: Limits = LIMITS) {
    this.#read = read;
    this.#limits = limits;
  }

  async get(campaignId: number): Promise<StoredReport<Header>> {
    const kept = this.#kept.get(campaignId);
    if (kept && Date.now() < kept.staleAtMs) {
      this.#kept.delete(campaignId);
      this.#kept.set(campaignId, kept);
      return kept.report;
    }
    const reading = this.#reading.get(campaignId) ?? this.#load(campaignId).finally(() => this.#reading.delete(campaignId));
    this.#reading.set(campaignId, reading);
    return reading;
  }

  async #load(campaignId: number): Promise<StoredReport<Header>> {
    const startedMs = Date.now();
    const raw = await this.#read(campaignId);
    const columns = await inColumns(raw.calls);
    const report = {
      header: raw.header,
      final: raw.final,
      columns,
      summary: summarize(columns),
      asOf: new Date(startedMs).toISOString(),
    };
    const now = Date.now();
    const staleAtMs = raw.final ? Number.POSITIVE_INFINITY : now + Math.max(this.#limits.minAgeMs, (now - startedMs) * PACE);
    this.#keep(campaignId, { report, staleAtMs });
    return report;
  }

  #keep(campaignId: number, kept: Kept<Header>): void {
    this.#kept.delete(campaignId);
    if (kept.report.columns.length > this.#limits.maxRows) return;
    let rows = kept.report.columns.length;
    for (const other of this.#kept.values()) rows += other.report.columns.length;
    for (const [id, other] of this.#kept) {
      if (rows <= this.#limits.maxRows) break;
      this.#kept.delete(id);
      rows -= other.report.columns.length;
    }
    this.#kept.set(campaignId, kept);
  }
}

/** Other requests are answered between the turns. */
async function inColumns(calls: Iterable<CallRow>): Promise<CallColumns> {
  const columns = new CallColumns();
  for (const call of calls) {
    columns.push(call);
    if (columns.length % ROWS_A_TURN === 0) await setImmediate();
  }
  return columns;
}

import "server-only";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { Campaign, type CampaignId } from "@/lib/campaigns/schema";
import { db, type Queryable } from "@/lib/db/client";
import { deadNumbers, reportParts, reports } from "@/lib/db/schema";
import { PACKED_FORMAT } from "./packed-columns";
import { ReportSummary } from "./schema";

const Unknown = <T extends z.core.$ZodType>(type: T) => z.nullable(type);

/** What a report and the history say of a campaign. */
export const ReportHeader = z.object({
  campaign: Campaign,
  head: z.object({
    id: z.int(),
    title: z.string(),
    ended: Unknown(z.boolean()),
    recipients: Unknown(z.int()),
    retries: Unknown(z.int()),
    minutesBetweenRetries: Unknown(z.int()),
    callLength: Unknown(z.int()),
    price: Unknown(z.string()),
    ipRoutingUnits: Unknown(z.string()),
    sttUnits: Unknown(z.string()),
    answered: Unknown(z.int()),
  }),
});
export type ReportHeader = z.output<typeof ReportHeader>;

/** A finished report as the database keeps it, without its calls. */
export interface KeptReport {
  header: ReportHeader;
  summary: ReportSummary;
  /** The verdict rules that the summary was counted by. */
  rulesDigest: string;
  rows: number;
  badRows: number;
  /** The ledger knows who pressed 9 in it. */
  optOutsTold: boolean;
  /** When IP-Sales was asked. */
  asOf: Date;
}

const PART_BYTES = 512 * 1024;
const NUMBERS_AT_ONCE = 5_000;
/** Advisory locks of keeping a report, apart from the others' (0x5406aa…ab). */
const SPACE = 0x5406ac;

/** null for a report that was never kept, or by an earlier version. */
export async function readKept(campaignId: CampaignId): Promise<KeptReport | null> {
  const [row] = await db()
    .select()
    .from(reports)
    .where(and(eq(reports.campaignId, campaignId), eq(reports.format, PACKED_FORMAT)));
  return row ? keptOf(row) : null;
}

/** @throws ZodError for a row that is not ours */
export function keptOf(row: typeof reports.$inferSelect): KeptReport {
  const { asOf, rows, badRows, rulesDigest, optOutsTold } = row;
  return {
    asOf,
    rows,
    badRows,
    rulesDigest,
    optOutsTold,
    header: ReportHeader.parse(row.header),
    summary: ReportSummary.parse(row.summary),
  };
}

/** The packed columns, in the pieces in which they are kept: each is asked for by itself, so that none stops the others' answers. */
export async function readParts(campaignId: CampaignId): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let last = -1; ; last++) {
    const [row] = await db()
      .select({ bytes: reportParts.bytes })
      .from(reportParts)
      .where(and(eq(reportParts.campaignId, campaignId), gt(reportParts.part, last)))
      .orderBy(asc(reportParts.part))
      .limit(1);
    if (!row) return parts;
    parts.push(new Uint8Array(row.bytes));
  }
}

/**
 * Keeps a finished report for good: its figures, its packed columns, and its numbers that don't exist. Where another process keeps the
 * same one, the later takes its place whole.
 */
export async function keepReport(
  campaignId: CampaignId,
  { header, summary, rulesDigest, rows, badRows, optOutsTold, asOf }: KeptReport,
  packed: Uint8Array,
  dead: readonly string[],
): Promise<void> {
  await db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SPACE}, ${campaignId})`);
    await tx.delete(reports).where(eq(reports.campaignId, campaignId));
    await tx.insert(reports).values({
      campaignId,
      asOf,
      rows,
      badRows,
      header: storable(header),
      summary: storable(summary),
      rulesDigest,
      optOutsTold,
      format: PACKED_FORMAT,
    });
    for (let from = 0; from < packed.length; from += PART_BYTES) {
      const bytes = Buffer.from(packed.buffer, packed.byteOffset + from, Math.min(PART_BYTES, packed.length - from));
      await tx.insert(reportParts).values({ campaignId, part: from / PART_BYTES, bytes });
    }
    await insertDead(tx, campaignId, dead);
  });
}

/** The same calls, judged by other rules. */
export async function keepFigures(
  campaignId: CampaignId,
  { summary, rulesDigest }: Pick<KeptReport, "summary" | "rulesDigest">,
  dead: readonly string[],
): Promise<void> {
  await db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SPACE}, ${campaignId})`);
    await tx
      .update(reports)
      .set({ summary: storable(summary), rulesDigest })
      .where(eq(reports.campaignId, campaignId));
    await tx.delete(deadNumbers).where(eq(deadNumbers.campaignId, campaignId));
    await insertDead(tx, campaignId, dead);
  });
}

async function insertDead(on: Queryable, campaignId: CampaignId, dead: readonly string[]): Promise<void> {
  const phones = [...new Set(dead.map(storable))];
  for (let from = 0; from < phones.length; from += NUMBERS_AT_ONCE) {
    // One parameter for all of them: thousands would keep this thread from serving others while they are written.
    const some = sql.param(phones.slice(from, from + NUMBERS_AT_ONCE));
    await on.execute(
      sql`insert into ${deadNumbers} (phone, campaign_id) select phone, ${campaignId} from unnest(${some}::text[]) as phone`,
    );
  }
}

/** PostgreSQL keeps neither NUL nor half a letter in a text: a stand-in takes their place. */
function storable<T>(value: T): T {
  const clean = (text: string) => text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return JSON.parse(JSON.stringify(value, (_, part) => (typeof part === "string" ? clean(part) : part)));
}

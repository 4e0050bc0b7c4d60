import "server-only";
import type { CampaignId } from "@/lib/campaigns/schema";
import { readReport } from "@/lib/ip-sales/reports";
import { reportDesk } from "./desk";
import { NO_FILTER } from "./filter";
import { bytesIntoDesk } from "./into-desk";
import type { Call } from "./schema";

const CALLS_A_BATCH = 2_000;

/**
 * Reads a report for one use, whatever readings of it are held.
 * @param use gets all its calls, some thousands at a time
 * @returns what `use` returned, how many calls there were, and how long IP-Sales' answer took
 * @throws UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood
 */
export async function sampleReport<T>(
  campaignId: CampaignId,
  use: (batches: AsyncIterable<Call[]>) => Promise<T>,
): Promise<{ result: T; rows: number; readMs: number }> {
  const desk = reportDesk();
  const askedMs = performance.now();
  const { report, rows } = (await readReport(campaignId, (contentType) => bytesIntoDesk(desk, contentType))).calls;
  const readMs = Math.round(performance.now() - askedMs);
  async function* batches() {
    for (let from = 0; from < rows; from += CALLS_A_BATCH) {
      yield (await desk.ask({ kind: "page", report, filter: NO_FILTER, order: null, from, size: CALLS_A_BATCH })).calls;
    }
  }
  try {
    return { result: await use(batches()), rows, readMs };
  } finally {
    await desk.ask({ kind: "forget", report });
  }
}

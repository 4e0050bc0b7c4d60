import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { Campaign } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { reports } from "@/lib/db/schema";
import { ReportHeader } from "@/lib/reports/kept-reports";
import { openReport } from "@/lib/reports/open-report";

/** For tests of insights: reads a finished campaign's report, waits until it is kept, and then says other things of the campaign. */
export async function keepForTest(campaignId: number, change: Partial<Campaign> = {}): Promise<void> {
  await openReport(campaignId);
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await pause(20)) {
    const [row] = await db().select({ header: reports.header }).from(reports).where(eq(reports.campaignId, campaignId));
    if (!row) continue;
    const { campaign, head } = ReportHeader.parse(row.header);
    await db()
      .update(reports)
      .set({ header: { campaign: { ...campaign, ...change }, head } })
      .where(eq(reports.campaignId, campaignId));
    return;
  }
  throw new Error(`the report of ${campaignId} was not kept`);
}

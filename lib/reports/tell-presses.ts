import "server-only";
import { eq } from "drizzle-orm";
import type { CampaignId } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { launches, reports } from "@/lib/db/schema";
import { keyNamesOf } from "@/lib/launches/key-names";
import { addOptOuts, type NewOptOut } from "@/lib/opt-outs/ledger";
import { readPhone } from "@/lib/phones/number";
import { isOptOut, type KeyNames } from "./presses";
import type { Call, ReportSummary } from "./schema";

/**
 * Tells the ledger who pressed 9 in a campaign, each number once for each campaign however often its report is read.
 * @param phonesOf the report's numbers whose calls have these `digits`
 */
export async function tellPresses(
  campaignId: CampaignId,
  { byDigits }: Pick<ReportSummary, "byDigits">,
  phonesOf: (digits: string[]) => Promise<string[]>,
): Promise<void> {
  const keys = await keysOfOurs(campaignId);
  const digits = byDigits.map(({ key }) => key).filter((text) => isOptOut(text, keys));
  if (digits.length > 0) await addOptOuts(presses(campaignId, await phonesOf(digits)));
}

/** The same of a report's calls; those of a reading that is used once. */
export async function tellPressesIn(campaignId: CampaignId, calls: readonly Pick<Call, "phone" | "digits">[]): Promise<void> {
  if (calls.length === 0) return;
  const keys = await keysOfOurs(campaignId);
  await addOptOuts(
    presses(
      campaignId,
      calls.filter(({ digits }) => isOptOut(digits, keys)).map(({ phone }) => phone),
    ),
  );
}

/** The finished report needs no more telling. */
export async function notePressesTold(campaignId: CampaignId): Promise<void> {
  await db().update(reports).set({ optOutsTold: true }).where(eq(reports.campaignId, campaignId));
}

/** The keys of a campaign that was launched from here; null of any other. */
async function keysOfOurs(campaignId: CampaignId): Promise<KeyNames | null> {
  const launched = await db().$count(launches, eq(launches.campaignId, campaignId));
  return launched > 0 ? keyNamesOf(campaignId) : null;
}

function* presses(campaignId: CampaignId, texts: readonly string[]): Generator<NewOptOut> {
  for (const text of texts) {
    const reading = readPhone(text);
    if (reading.kind === "phone") {
      yield { phone: reading.phone, kind: "pressed", campaignId, source: `campaign:${campaignId}:${reading.phone}` };
    }
  }
}

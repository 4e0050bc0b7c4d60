import "server-only";
import { eq } from "drizzle-orm";
import type { CampaignId } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { reports } from "@/lib/db/schema";
import { keyNamesOf } from "@/lib/launches/key-names";
import { addOptOuts, type NewOptOut } from "@/lib/opt-outs/ledger";
import { readPhone } from "@/lib/phones/number";
import { type KeyNames, keysOf } from "./presses";
import type { ReportSummary } from "./schema";

const OPT_OUT_KEY = "9";

/** The texts of `digits` in which 9 was pressed as a key: one that was typed after a key that takes digits down asks for nothing. */
export function optOutDigits({ byDigits }: Pick<ReportSummary, "byDigits">, names: Pick<KeyNames, "capturing">): string[] {
  return byDigits.map(({ key }) => key).filter((digits) => keysOf(digits, names).includes(OPT_OUT_KEY));
}

/**
 * Tells the ledger who pressed 9 in a campaign, each number once for each campaign however often its report is read.
 * @param phonesOf the report's numbers whose calls have these `digits`
 */
export async function tellPresses(
  campaignId: CampaignId,
  summary: ReportSummary,
  phonesOf: (digits: string[]) => Promise<string[]>,
): Promise<void> {
  const digits = optOutDigits(summary, await keyNamesOf(campaignId));
  if (digits.length > 0) await addOptOuts((await phonesOf(digits)).flatMap((phone) => pressed(campaignId, phone)));
}

/** The finished report needs no more telling. */
export async function notePressesTold(campaignId: CampaignId): Promise<void> {
  await db().update(reports).set({ optOutsTold: true }).where(eq(reports.campaignId, campaignId));
}

function pressed(campaignId: CampaignId, text: string): NewOptOut[] {
  const reading = readPhone(text);
  if (reading.kind !== "phone") return [];
  const { phone } = reading;
  return [{ phone, kind: "pressed", campaignId, source: `campaign:${campaignId}:${phone}` }];
}

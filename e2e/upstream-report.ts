import { expect } from "@playwright/test";
import { z } from "zod";
import { product } from "./product";

/** A row of `campaignReport` as it stands on the wire (reference, "campaignReport"). */
const Row = z.object({
  phone: z.string(),
  name: z.string(),
  status: z.string(),
  lastCall: z.string(),
  retries: z.string(),
  duration: z.string(),
  digits: z.string(),
  trunk: z.string(),
  sipCode: z.string(),
  q850Text: z.string(),
  sipText: z.string(),
  had180: z.enum(["yes", "no", ""]),
  had183: z.enum(["yes", "no", ""]),
});
export type UpstreamRow = z.infer<typeof Row>;

const Answer = z.object({ campaign: z.record(z.string(), z.string()), calls: z.array(Row) });

/** What IP-Sales itself tells of a campaign, asked for past the dashboard. */
export async function upstreamReport(campaignId: number): Promise<UpstreamRow[]> {
  const { sandboxUrl, canary } = product();
  const body = JSON.stringify({ action: "campaignReport", apiKey: canary, campaignId: String(campaignId) });
  const answer = await fetch(`${sandboxUrl}/campaignApi.php`, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(answer.ok).toBe(true);
  return Answer.parse(await answer.json()).calls;
}

export function tally<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

/** `mm:ss` in seconds; minutes may exceed 59. */
export function secondsOf(duration: string): number {
  const [minutes = 0, seconds = 0] = duration.split(":").map(Number);
  return minutes * 60 + seconds;
}

const BY_CODE: Record<string, string> = { 404: "מספר לא קיים", 484: "מספר לא קיים", 486: "תפוס" };
const BY_TEXT: Record<string, string> = {
  "שירות מבוקש לא מנוי": "נחסם לפני צלצול",
  "שגיאת פרוטוקול": "תקלת רשת",
  "בין-רשתי": "תקלת רשת",
};

/** The outcome in the words of the screen, worked out here from the reference's tables a second time. */
export function outcomeOf({ status, duration, sipCode, q850Text, had180, had183 }: UpstreamRow): string {
  if (status === "answered") return duration !== "" && secondsOf(duration) < 3 ? "ענו וניתקו מיד" : "ענו ונשארו";
  if (status === "notDialed") return "לא חויג";
  const certain = BY_TEXT[q850Text] ?? BY_CODE[sipCode];
  if (certain) return certain;
  if (/^5|^488$/.test(sipCode)) return sipCode === "500" ? bySignals(had180, had183) : "תקלת רשת";
  if (sipCode === "603" && had180 !== "no") return "סירוב";
  return bySignals(had180, had183);
}

function bySignals(had180: string, had183: string): string {
  if (had180 === "yes") return "צלצל ולא נענה";
  if (had183 === "yes") return "הודעת מפעיל";
  return had180 === "no" ? "נחסם לפני צלצול" : "אין נתון";
}

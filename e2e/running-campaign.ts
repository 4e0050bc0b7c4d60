import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";

/** Long enough to be there for a whole test: one call at a time. */
const RECIPIENTS = 400;
let batch = 0;

export interface RunningCampaign {
  campaignId: number;
  title: string;
}

/** Launches, through the HTTP API, a campaign that goes on for minutes. @param prefix of its numbers, one a test file */
export async function launchLongCampaign(marketing: APIRequestContext, prefix: string, more: object = {}): Promise<RunningCampaign> {
  const title = `קמפיין ארוך ${randomUUID().slice(0, 8)}`;
  const first = batch++ * RECIPIENTS;
  const phones = Array.from({ length: RECIPIENTS }, (_, index) => `${prefix}${String(first + index).padStart(10 - prefix.length, "0")}`);
  const message = { kind: "text", text: "שלום, זוהי הודעה" };
  const spec = { title, audience: { phones }, message, maxRing: 1, schedule: { quietHours: false }, ...more };
  const answer = await marketing.post("/api/campaigns", { data: spec, headers: { "Idempotency-Key": randomUUID() } });
  expect(answer.status(), await answer.text()).toBe(201);
  const { launch } = await answer.json();
  return { campaignId: launch.campaignId, title };
}

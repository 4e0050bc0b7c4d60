import { z } from "zod";
import type { FaultSandbox } from "../faults/sandbox";

const Answer = z.looseObject({ campaignId: z.coerce.number() });

/** What is ordered at IP-Sales itself, past the dashboard. */
export async function orderAt({ url, key }: FaultSandbox, action: string, fields: Record<string, unknown>): Promise<number> {
  const answer = await fetch(`${url}/campaignApi.php`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ apiKey: key, action, ...fields }),
  });
  return Answer.parse({ ...fields, ...(await answer.json()) }).campaignId;
}

let started = 0;

/** A campaign that goes on for as long as it takes: so many at once of so many. @returns its number */
export function startCampaign(sandbox: FaultSandbox, recipients: number, maxRing: number): Promise<number> {
  const first = 1_000_000 + started++ * recipients;
  const phones = Array.from({ length: recipients }, (_, index) => `052${first + index}`);
  return orderAt(sandbox, "campaignRun", { title: `לוח ${started}`, audioText: "שלום", betweenRetries: 20, maxRing, phones });
}

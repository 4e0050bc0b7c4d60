import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";
import pg from "pg";
import { product } from "./product";
import { type UpstreamRow, upstreamReport } from "./upstream-report";

export interface KeptCampaign {
  campaignId: number;
  rows: UpstreamRow[];
  price: string;
}

/**
 * Opens a finished campaign's report, waits until it is kept, and moves it to another day with its times of day: a range of days that
 * belongs to one test alone.
 * @param day of Israel's winter, yyyy-mm-dd
 */
export async function keepOn(client: APIRequestContext, campaignId: number, day: string): Promise<KeptCampaign> {
  const { campaign } = await (await client.get(`/api/campaigns/${campaignId}/report`)).json();
  const dayAfter = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const clock = (moment: string) => moment.slice(11, 19);
  const startedAt = `${day}T${clock(campaign.startedAt)}+02:00`;
  const endedAt = `${clock(campaign.endedAt) < clock(campaign.startedAt) ? dayAfter : day}T${clock(campaign.endedAt)}+02:00`;
  const moved = JSON.stringify({ insertedAt: startedAt, startedAt, endedAt });
  await withDatabase((sql) =>
    expect
      .poll(async () => {
        const change =
          "update reports set header = jsonb_set(header, '{campaign}', header->'campaign' || $2::jsonb) where campaign_id = $1";
        return (await sql.query(change, [campaignId, moved])).rowCount;
      })
      .toBe(1),
  );
  return { campaignId, rows: await upstreamReport(campaignId), price: campaign.price };
}

/** As if the campaign had been launched from here, after a dry run that said this price. */
export async function launchedHere(campaignId: number, callerId: string, price: string): Promise<void> {
  const dryRun = { accepted: 1, rejected: 0, blocked: 0, price, balance: "1000.00", audioSeconds: 5 };
  await withDatabase((sql) =>
    sql.query(
      `insert into launches (idempotency_key, digest, token, state, created_by, title, spec, phones, recipients, rejected, blocked, dry_run, campaign_id)
       select $1, $1, $1, 'ended', id, 'קמפיין', $2, '', 0, 0, 0, $3, $4 from users limit 1`,
      [
        randomUUID(),
        JSON.stringify({ title: "קמפיין", callerId, message: { kind: "text", text: "שלום" } }),
        JSON.stringify(dryRun),
        campaignId,
      ],
    ),
  );
}

async function withDatabase(act: (sql: pg.Client) => Promise<unknown>): Promise<void> {
  const sql = new pg.Client({ connectionString: product().databaseUrl });
  await sql.connect();
  try {
    await act(sql);
  } finally {
    await sql.end();
  }
}

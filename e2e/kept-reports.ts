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
  const clock = (moment: string) => moment.slice(11, 19);
  const startedAt = `${day}T${clock(campaign.startedAt)}+02:00`;
  const endedAt = `${clock(campaign.endedAt) < clock(campaign.startedAt) ? dayAfter(day, 1) : day}T${clock(campaign.endedAt)}+02:00`;
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

export interface DatedAttempt {
  /** Of Israel, yyyy-mm-dd. */
  day: string;
  /** `HH:MM:SS`. */
  clock: string;
  isAnswered: boolean;
}

export interface LongCampaign {
  campaignId: number;
  rows: UpstreamRow[];
  attempts: DatedAttempt[];
}

const DAY_MS = 86_400_000;
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const offset = new Intl.DateTimeFormat("en-US", { timeZone: "Asia/Jerusalem", timeZoneName: "longOffset" });
const momentOf = (day: string, clock: string) => `${day}T${clock}${offset.format(Date.parse(`${day}T09:00Z`)).split("GMT")[1]}`;

/**
 * A finished campaign's kept report a second time, as if it were of another campaign that took five days and made each attempt to a
 * recipient a day after the one before; and as if its report had been read within a minute of each.
 * @param isSeen whose attempts the readings showed
 */
export async function keepOverDays(
  client: APIRequestContext,
  campaignId: number,
  day: string,
  isSeen: (recipient: number) => boolean = () => true,
): Promise<LongCampaign> {
  await client.get(`/api/campaigns/${campaignId}/report`);
  const copyId = 800_000_000 + campaignId;
  const startedAt = momentOf(day, "00:01:00");
  const moved = { id: copyId, insertedAt: startedAt, startedAt, endedAt: momentOf(dayAfter(day, 5), "00:01:00") };
  const rows = await upstreamReport(campaignId);
  const dialed = rows.filter(({ status }) => status !== "notDialed");
  const seen = dialed.flatMap(({ phone, status, lastCall, retries }, recipient) =>
    Array.from({ length: isSeen(recipient) ? Number(retries) + 1 : 0 }, (_, before) => ({
      phone: phone.replace(/\D/g, ""),
      attempt: before + 1,
      day: dayAfter(day, before),
      clock: lastCall,
      isAnswered: status === "answered" && before === Number(retries),
    })),
  );
  await withDatabase(async (sql) => {
    const copied = `insert into reports select (jsonb_populate_record(kept, jsonb_build_object('campaign_id', $2::int, 'header',
      jsonb_set(header, '{campaign}', header->'campaign' || $3::jsonb)))).* from reports as kept where campaign_id = $1`;
    await expect.poll(async () => (await sql.query(copied, [campaignId, copyId, JSON.stringify(moved)])).rowCount).toBe(1);
    await sql.query(
      `insert into attempts (campaign_id, phone, attempt, after, before, last_call, status, sip_code, cause)
       select $1, phone, attempt, at - interval '1 minute', at + interval '1 minute', clock, status, '', ''
       from jsonb_to_recordset($2::jsonb) as seen(phone text, attempt int, at timestamptz, clock text, status text)`,
      [
        copyId,
        JSON.stringify(seen.map((one) => ({ ...one, at: momentOf(one.day, one.clock), status: one.isAnswered ? "answered" : "noAnswer" }))),
      ],
    );
  });
  return { campaignId: copyId, rows, attempts: seen };
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

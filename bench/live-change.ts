import pg from "pg";
import { campaignOnBoard } from "@/lib/live/example-campaign";
import type { LiveCampaign, LiveTotals } from "@/lib/live/schema";

/** As many as change in one look at a busy board. */
const CAMPAIGNS = 3;
const FIRST_ID = 900_001;
const SERIES = Array.from({ length: 30 }, (_, minute) => 40 + minute / 10);

/** A change of the board, as the poller writes it: the rows of campaigns and the look, and a word to every process, in one transaction. */
export class Changes {
  readonly #client: pg.Client;
  #sent = 1_000;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(databaseUrl: string): Promise<Changes> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    // The disk is no part of what is measured.
    await client.query("set synchronous_commit = off");
    return new Changes(client);
  }

  /** @returns the version, and the moment before it was committed, in nanoseconds of this machine's clock */
  async make(): Promise<{ version: number; beganNs: bigint }> {
    const { campaigns, totals } = this.#next();
    await this.#client.query("begin");
    const { rows } = await this.#client.query<{ version: string }>(
      "update live_look set version = version + 1, at = now(), problem = null, totals = $1 returning version",
      [totals],
    );
    const version = Number(rows[0]?.version);
    for (const campaign of campaigns) {
      await this.#client.query(
        `insert into live_campaigns (campaign_id, campaign, version) values ($1, $2, $3)
         on conflict (campaign_id) do update set campaign = excluded.campaign, version = excluded.version`,
        [campaign.id, campaign, version],
      );
    }
    await this.#client.query("select pg_notify('shofar_live_board', '')");
    const beganNs = process.hrtime.bigint();
    await this.#client.query("commit");
    return { version, beganNs };
  }

  /** The bytes that viewers are sent for such a change, as one of them got them. */
  async frame(url: string, headers: Record<string, string>): Promise<string> {
    const leave = new AbortController();
    const answer = await fetch(`${url}/api/campaigns/live`, { headers, signal: leave.signal });
    let [text, version] = ["", 0];
    if (!answer.ok || !answer.body) throw new Error(`the board answers ${answer.status}`);
    const decoder = new TextDecoder();
    const reader = answer.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += decoder.decode(read.value, { stream: true });
      if (version === 0 && text.includes("event: snapshot")) ({ version } = await this.make());
      const blocks = text.split("\n\n");
      // The poller's own next look may come with it.
      const last = blocks.findIndex((block) => Number(/^id: (\d+)\nevent: status/.exec(block)?.[1]) >= version);
      if (version === 0 || last < CAMPAIGNS || last === blocks.length - 1) continue;
      leave.abort();
      return `${blocks.slice(last - CAMPAIGNS, last + 1).join("\n\n")}\n\n`;
    }
    throw new Error("the board told no change");
  }

  end(): Promise<void> {
    return this.#client.end();
  }

  #next(): { campaigns: LiveCampaign[]; totals: LiveTotals } {
    const sent = ++this.#sent;
    const pace = {
      perMinute: 42.5,
      peak: 43,
      series: SERIES,
      left: { from: 40, to: 95 },
      recentAnswerPercent: 48,
      earlierAnswerPercent: 51,
    };
    const campaigns = Array.from({ length: CAMPAIGNS }, (_, index) =>
      campaignOnBoard({ id: FIRST_ID + index, totalPhones: 100_000, sent, remaining: 100_000 - sent, pace }),
    );
    const totals = {
      campaigns: 3,
      dialled: sent,
      answered: 900,
      price: "1234.50",
      dialing: 30,
      perMinute: 127.5,
      series: SERIES,
      endsBy: null,
      balance: null,
    };
    return { campaigns, totals };
  }
}

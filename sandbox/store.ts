import { setImmediate as yieldToOthers } from "node:timers/promises";
import { CallerIds } from "./caller-ids.ts";
import type { Campaign } from "./campaign.ts";
import { SandboxClock } from "./clock.ts";
import type { DialObserver } from "./dialer.ts";
import { MailingLists } from "./mailing-lists.ts";
import { phoneFromNumber } from "./phone-rules.ts";
import { PhoneScreens } from "./phone-screens.ts";
import { Recordings } from "./recordings.ts";

export type SandboxOptions = {
  port: number;
  /** Calls, rings and retry waits run this many times faster than real ones. */
  pace: number;
  seed: number;
  apiKey: string;
  allowIps: string[];
  /** The account's balance at the first start, in hundredths of a unit. */
  balanceCents: number;
  demoData: boolean;
  /** Where the state is kept between starts; null = only in memory. */
  dataFolder: string | null;
};

/** A campaign that really began to dial; `GET /__sandbox/state` lists them. */
export type Dispatch = { campaignId: number; title: string; phones: string[]; externalID: string; at: number };
export type LoggedRequest = { action: string; at: number; faulted: boolean };

const KEPT_REQUESTS = 1_000;
/** The reference's own example id, so that its `curl` lines find a campaign. */
const FIRST_CAMPAIGN_ID = 4521;
/** Events of one campaign that are played before others get their turn: about a millisecond of work. */
const SLICE_EVENTS = 500;

/** The simulated account: everything that both APIs and the control plane read and change. */
export class Sandbox {
  readonly options: SandboxOptions;
  readonly clock: SandboxClock;
  readonly screens: PhoneScreens;
  readonly callerIds: CallerIds;
  readonly lists: MailingLists;
  readonly recordings = new Recordings();
  /** Numbers that pressed 9 in a campaign: never dialled again for this account. */
  readonly optOuts = new Set<string>();
  balanceCents: number;
  nextCampaignId = FIRST_CAMPAIGN_ID;
  readonly #campaigns = new Map<number, Campaign>();
  /** Those that still change. */
  readonly #moving = new Set<Campaign>();
  #dispatched: Campaign[] = [];
  #requests: LoggedRequest[] = [];

  constructor(options: SandboxOptions, clock = new SandboxClock()) {
    this.options = options;
    this.clock = clock;
    const now = () => clock.now();
    this.screens = new PhoneScreens(now);
    this.callerIds = new CallerIds({ now, screens: this.screens, seed: options.seed });
    this.lists = new MailingLists();
    this.balanceCents = options.balanceCents;
  }

  campaign(id: number): Campaign | undefined {
    return this.#campaigns.get(id);
  }

  /** All campaigns, the newest first. */
  campaigns(): Campaign[] {
    return [...this.#campaigns.values()].sort((a, b) => b.facts.id - a.facts.id);
  }

  add(campaign: Campaign): void {
    this.#campaigns.set(campaign.facts.id, campaign);
    this.nextCampaignId = Math.max(this.nextCampaignId, campaign.facts.id + 1);
    if (!campaign.atRest) this.#moving.add(campaign);
  }

  /**
   * Campaigns in the order in which they began to dial. The ledger begins with the sandbox: the demo data's past is not in it.
   */
  get dispatches(): Dispatch[] {
    return this.#dispatched.map((campaign) => ({
      campaignId: campaign.facts.id,
      title: campaign.facts.title,
      phones: Array.from(campaign.dialer.recipients.phones, phoneFromNumber),
      externalID: campaign.facts.externalID,
      at: campaign.dispatchedAt ?? campaign.facts.insertedAt,
    }));
  }

  /** Enters a campaign into the ledger if it has just begun. */
  dispatchIfDue(campaign: Campaign): void {
    if (campaign.dispatchIfDue(this.clock.now())) this.#dispatched.push(campaign);
  }

  /** Plays all campaigns up to the clock. Others are served between the slices, however far the clock was moved. */
  async settle(): Promise<void> {
    for (let behind = true; behind; ) {
      behind = false;
      for (const campaign of this.#moving) {
        this.dispatchIfDue(campaign);
        if (!campaign.dialer.advanceTo(this.clock.now(), SLICE_EVENTS, this.observer(campaign))) behind = true;
        if (campaign.atRest) this.#moving.delete(campaign);
      }
      if (behind) await yieldToOthers();
    }
  }

  /** Shows a campaign's calls on the phones' screens, and remembers who presses 9. */
  observer(campaign: Campaign): DialObserver {
    return {
      callStarted: ({ phone, at, ringMs, rings }) => {
        if (rings) this.screens.ring(phoneFromNumber(phone), { from: campaign.facts.callerId, kind: "campaign", ringMs, at });
      },
      optedOut: (phone) => this.optOuts.add(phoneFromNumber(phone)),
    };
  }

  /** The latest 1,000, oldest first. */
  get requests(): readonly LoggedRequest[] {
    return this.#requests.slice(-KEPT_REQUESTS);
  }

  logRequest(action: string, faulted: boolean): void {
    this.#requests.push({ action, at: this.clock.now(), faulted });
    if (this.#requests.length > KEPT_REQUESTS * 2) this.#requests = this.#requests.slice(-KEPT_REQUESTS);
  }

  /** Puts a saved account's ledgers back; its campaigns were added before. */
  restoreLedgers(saved: { dispatched: number[]; requests: LoggedRequest[]; optOuts: string[] }): void {
    this.#dispatched = saved.dispatched.flatMap((id) => this.campaign(id) ?? []);
    this.#requests = saved.requests;
    for (const phone of saved.optOuts) this.optOuts.add(phone);
  }

  get dispatchedIds(): number[] {
    return this.#dispatched.map((campaign) => campaign.facts.id);
  }
}

import { setImmediate as yieldToOthers } from "node:timers/promises";
import { CallerIds, type SavedCallerIds } from "./caller-ids.ts";
import type { Campaign } from "./campaign.ts";
import { SandboxClock } from "./clock.ts";
import type { DialObserver } from "./dialer.ts";
import { MailingLists, type SavedMailingLists } from "./mailing-lists.ts";
import { phoneFromNumber } from "./phone-rules.ts";
import { PhoneScreens, type ScreenCall } from "./phone-screens.ts";
import { type Recording, Recordings } from "./recordings.ts";

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
/** `keyInQuery`: the key stood in the address, where every log on the way keeps it. */
export type LoggedRequest = { action: string; at: number; faulted: boolean; keyInQuery: boolean };

export type SavedAccount = {
  clock: { advancedMs: number };
  balanceCents: number;
  nextCampaignId: number;
  optOuts: string[];
  callerIds: SavedCallerIds;
  screens: ScreenCall[];
  requests: LoggedRequest[];
  dispatched: number[];
};
type Saved = { account: SavedAccount; lists: SavedMailingLists; recordings: [string, Recording][] };

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
  readonly optOuts: Set<string>;
  balanceCents: number;
  nextCampaignId: number;
  readonly #campaigns = new Map<number, Campaign>();
  /** Those that still change. */
  readonly #moving = new Set<Campaign>();
  #dispatched: Campaign[] = [];
  #requests: LoggedRequest[] = [];

  /** @param saved the account as `save` gave it; its campaigns follow by `restore`. */
  constructor(options: SandboxOptions, clock = new SandboxClock(), saved: Partial<Saved> = {}) {
    const { account, lists, recordings = [] } = saved;
    this.options = options;
    this.clock = clock;
    const now = () => clock.now();
    this.screens = account ? PhoneScreens.fromJSON(account.screens, now) : new PhoneScreens(now);
    const callers = { now, screens: this.screens, seed: options.seed };
    this.callerIds = account ? CallerIds.fromJSON(account.callerIds, callers) : new CallerIds(callers);
    this.lists = lists ? MailingLists.fromJSON(lists) : new MailingLists();
    this.recordings.restore(recordings);
    this.optOuts = new Set(account?.optOuts);
    this.balanceCents = account?.balanceCents ?? options.balanceCents;
    this.nextCampaignId = account?.nextCampaignId ?? FIRST_CAMPAIGN_ID;
    this.#requests = account?.requests ?? [];
  }

  /** Everything but the lists, the recordings and the campaigns, which are large and kept apart. */
  save(): SavedAccount {
    return {
      clock: this.clock.toJSON(),
      balanceCents: this.balanceCents,
      nextCampaignId: this.nextCampaignId,
      optOuts: [...this.optOuts],
      callerIds: this.callerIds.toJSON(),
      screens: this.screens.toJSON(),
      requests: [...this.requests],
      dispatched: this.#dispatched.map((campaign) => campaign.facts.id),
    };
  }

  /** Adds what was saved: campaigns, and which of them had begun to dial. */
  restore(campaigns: readonly Campaign[], dispatched: readonly number[]): void {
    for (const campaign of campaigns) this.add(campaign);
    this.#dispatched = dispatched.flatMap((id) => this.campaign(id) ?? []);
    // Who began later than created did so by an order, whose account may have been cut off by a kill; the demo's past never did.
    const late = campaigns.filter((one) => one.dispatchedAt !== null && one.dispatchedAt > one.facts.insertedAt);
    for (const campaign of late) if (!this.#dispatched.includes(campaign)) this.#dispatched.push(campaign);
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

  logRequest(action: string, faulted: boolean, keyInQuery = false): void {
    this.#requests.push({ action, at: this.clock.now(), faulted, keyInQuery });
    if (this.#requests.length > KEPT_REQUESTS * 2) this.#requests = this.#requests.slice(-KEPT_REQUESTS);
  }
}

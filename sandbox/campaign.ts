import { Dialer, type DialObserver, type SavedDialer } from "./dialer.ts";

/** What stays as it was asked for. Moments are epoch milliseconds of the sandbox's clock. */
export type CampaignFacts = {
  id: number;
  title: string;
  externalID: string;
  externalDescription: string;
  /** The `keysAction-N` by N, word for word; the demo's past has none. */
  keysAction?: Record<string, unknown>;
  /** The number that the listeners see. */
  callerId: string;
  /** Name of the recording that is played; null for extensions and API URLs. */
  recording: string | null;
  priceCents: number;
  insertedAt: number;
  /** The `sendTime` that was asked for. */
  scheduledAt: number | null;
  /** How its report is spoilt for tests: rows that attack what reads and shows them; text as PHP escapes it. */
  report?: { hostile: boolean; escaped: boolean };
};

/** The history's words for a campaign's state, `stoped` as upstream spells it. */
export type CampaignState = "active" | "hold" | "ended" | "stoped";

export type SavedCampaign = {
  facts: CampaignFacts;
  maxRing: number | null;
  order: "go" | "hold" | "stop";
  dispatchedAt: number | null;
  dialer: SavedDialer;
};

/** One campaign of the account: its facts, what was ordered, and its dialer. */
export class Campaign {
  readonly facts: CampaignFacts;
  readonly dialer: Dialer;
  #maxRing: number | null;
  #order: "go" | "hold" | "stop";
  #dispatchedAt: number | null = null;

  constructor(facts: CampaignFacts, dialer: Dialer, options: { maxRing: number | null; onHold: boolean }) {
    this.facts = facts;
    this.dialer = dialer;
    this.#maxRing = options.maxRing;
    this.#order = options.onHold ? "hold" : "go";
    if (options.onHold) dialer.hold(facts.insertedAt);
  }

  get state(): CampaignState {
    if (this.#order === "stop") return "stoped";
    if (this.dialer.endedAt !== null) return "ended";
    return this.#order === "hold" ? "hold" : "active";
  }

  /** Ended or stopped: nothing changes any more. */
  get atRest(): boolean {
    return this.dialer.endedAt !== null;
  }

  /** The ring cap; null = none. */
  get maxRing(): number | null {
    return this.#maxRing;
  }

  /** When it began to dial for the first time, by being created, resumed or due; null before. */
  get dispatchedAt(): number | null {
    return this.#dispatchedAt;
  }

  /** Whether its own time is still to come. */
  isScheduled(now: number): boolean {
    return this.facts.scheduledAt !== null && this.facts.scheduledAt > now && !this.atRest;
  }

  /** Marks the beginning of its dialling when that has come. @returns true the one time that it just began. */
  dispatchIfDue(now: number): boolean {
    if (this.#dispatchedAt !== null || this.state !== "active" || this.isScheduled(now)) return false;
    this.#dispatchedAt = Math.min(now, this.facts.scheduledAt ?? now);
    return true;
  }

  /** For campaigns that began before the sandbox did. */
  markDispatched(at: number): void {
    this.#dispatchedAt = at;
  }

  hold(at: number, observer: DialObserver): void {
    this.dialer.hold(at, observer);
    this.#order = "hold";
  }

  resume(at: number, observer: DialObserver): void {
    this.dialer.resume(at, observer);
    this.#order = "go";
  }

  stop(at: number, observer: DialObserver): void {
    this.dialer.stop(at, observer);
    this.#order = "stop";
  }

  setMaxRing(maxRing: number, at: number, observer: DialObserver): void {
    this.dialer.setLines(maxRing, at, observer);
    this.#maxRing = maxRing;
  }

  save(): SavedCampaign {
    return {
      facts: this.facts,
      maxRing: this.#maxRing,
      order: this.#order,
      dispatchedAt: this.#dispatchedAt,
      dialer: this.dialer.save(),
    };
  }

  static restore(saved: SavedCampaign): Campaign {
    const campaign = new Campaign(saved.facts, Dialer.restore(saved.dialer), { maxRing: saved.maxRing, onHold: false });
    campaign.#order = saved.order;
    campaign.#dispatchedAt = saved.dispatchedAt;
    return campaign;
  }
}

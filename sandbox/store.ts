import { CallerIds } from "./caller-ids.ts";
import { SandboxClock } from "./clock.ts";
import { MailingLists } from "./mailing-lists.ts";
import { PhoneScreens } from "./phone-screens.ts";

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

/** The simulated account: everything that both APIs and the control plane read and change. */
export class Sandbox {
  readonly options: SandboxOptions;
  readonly clock: SandboxClock;
  readonly screens: PhoneScreens;
  readonly callerIds: CallerIds;
  readonly lists: MailingLists;
  /** Numbers that pressed 9 in a campaign: never dialled again for this account. */
  readonly optOuts = new Set<string>();
  balanceCents: number;
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

  /** The latest 1,000, oldest first. */
  get requests(): readonly LoggedRequest[] {
    return this.#requests.slice(-KEPT_REQUESTS);
  }

  logRequest(action: string, faulted: boolean): void {
    this.#requests.push({ action, at: this.clock.now(), faulted });
    if (this.#requests.length > KEPT_REQUESTS * 2) this.#requests = this.#requests.slice(-KEPT_REQUESTS);
  }
}

import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { Campaign, type SavedCampaign } from "./campaign.ts";
import { SandboxClock } from "./clock.ts";
import type { SavedMailingLists } from "./mailing-lists.ts";
import type { Recording } from "./recordings.ts";
import { Sandbox, type SandboxOptions, type SavedAccount } from "./store.ts";

/** Goes up when a file's shape changes; files of another version are refused by name. */
const VERSION = 1;
const CAMPAIGN_FILE = /^\d+\.v8$/;

/**
 * The sandbox's state in a folder: `account.v8`, `lists.v8`, `recordings.v8`, and `campaigns/ID.v8`, each replaced whole.
 * A campaign at rest never changes, so it is written once.
 */
export class Snapshots {
  readonly #folder: string;
  readonly #written = new Map<string, string>();
  readonly #orders = new Map<number, string>();
  #turn = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The sandbox as it was saved; null when the folder holds none. @throws Error that names a file that can't be read. */
  async load(options: SandboxOptions): Promise<Sandbox | null> {
    const account = await this.#read<SavedAccount>("account");
    if (!account) return null;
    const lists = await this.#read<SavedMailingLists>("lists");
    const recordings = await this.#read<[string, Recording][]>("recordings");
    const sandbox = new Sandbox(options, SandboxClock.fromJSON(account.clock), { account, lists, recordings });
    // A campaign that the account doesn't count was being written when the program was killed: nobody has been told of it.
    const campaigns = (await this.#campaigns()).filter((campaign) => campaign.facts.id < account.nextCampaignId);
    sandbox.restore(campaigns, account.dispatched);
    return sandbox;
  }

  /** Writes what changed since the last time; campaigns before the account that counts them. */
  save(sandbox: Sandbox): Promise<void> {
    return this.#inTurn(() => this.#saveAll(sandbox));
  }

  /**
   * Writes what no answer may outrun: new campaigns, the latest orders to campaigns, the account. How far the calls have got
   * needs no writing, they are drawn again the same; large as they are, lists wait for `save`.
   */
  saveOrders(sandbox: Sandbox): Promise<void> {
    return this.#inTurn(() => this.#saveOrders(sandbox));
  }

  /** One after the other: two must not write the same file at once. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #saveOrders(sandbox: Sandbox): Promise<void> {
    await mkdir(path.join(this.#folder, "campaigns"), { recursive: true });
    for (const campaign of sandbox.campaigns()) {
      if (this.#orders.get(campaign.facts.id) !== orderRevision(campaign)) await this.#writeCampaign(campaign);
    }
    await this.#write("recordings", String(sandbox.recordings.size), () => sandbox.recordings.toJSON());
    await this.#write("account", accountRevision(sandbox), () => sandbox.save());
  }

  async #writeCampaign(campaign: Campaign): Promise<void> {
    const order = orderRevision(campaign);
    await this.#write(`campaigns/${campaign.facts.id}`, campaignRevision(campaign), () => campaign.save());
    this.#orders.set(campaign.facts.id, order);
  }

  async #saveAll(sandbox: Sandbox): Promise<void> {
    await mkdir(path.join(this.#folder, "campaigns"), { recursive: true });
    for (const campaign of sandbox.campaigns()) await this.#writeCampaign(campaign);
    await this.#write("lists", String(sandbox.lists.revision), () => sandbox.lists.toJSON());
    await this.#saveOrders(sandbox);
  }

  async #campaigns(): Promise<Campaign[]> {
    const names = (await readdir(path.join(this.#folder, "campaigns"))).filter((name) => CAMPAIGN_FILE.test(name));
    const ids = names.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);
    const campaigns: Campaign[] = [];
    for (const id of ids) {
      const saved = await this.#read<SavedCampaign>(`campaigns/${id}`);
      if (!saved) continue;
      const campaign = Campaign.restore(saved);
      this.#written.set(`campaigns/${id}`, campaignRevision(campaign));
      this.#orders.set(id, orderRevision(campaign));
      campaigns.push(campaign);
    }
    return campaigns;
  }

  async #read<T>(name: string): Promise<T | undefined> {
    const file = path.join(this.#folder, `${name}.v8`);
    const data = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (data === null) return undefined;
    const { version, state } = readState<T>(data, file);
    if (version === VERSION) return state;
    throw new Error(`${file} was written by another version of the sandbox. Remove the folder ${this.#folder} to begin anew.`);
  }

  async #write(name: string, revision: string, state: () => unknown): Promise<void> {
    if (this.#written.get(name) === revision) return;
    const file = path.join(this.#folder, `${name}.v8`);
    await writeFile(`${file}.new`, serialize({ version: VERSION, state: state() }), { mode: 0o600 });
    await rename(`${file}.new`, file);
    this.#written.set(name, revision);
  }
}

function readState<T>(data: Buffer, file: string): { version: number; state: T } {
  try {
    return deserialize(data);
  } catch (error) {
    throw new Error(`${file} is damaged. Remove its folder to begin anew.`, { cause: error });
  }
}

const orderRevision = ({ state, maxRing, dispatchedAt }: Campaign): string => [state, maxRing, dispatchedAt].join();

function campaignRevision(campaign: Campaign): string {
  const { counts, totals } = campaign.dialer;
  return [orderRevision(campaign), ...Object.values(counts), totals.answered].join();
}

function accountRevision(sandbox: Sandbox): string {
  const last = sandbox.requests.at(-1);
  const facts = [
    sandbox.balanceCents,
    sandbox.nextCampaignId,
    sandbox.optOuts.size,
    sandbox.callerIds.all().length,
    sandbox.screens.revision,
    sandbox.clock.toJSON().advancedMs,
  ];
  return [...facts, last?.at, last?.action].join();
}

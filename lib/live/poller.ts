import "server-only";
import { type Campaign, Campaign as CampaignSchema } from "@/lib/campaigns/schema";
import { readClock } from "@/lib/db/clock";
import { history } from "@/lib/ip-sales/campaigns";
import { backgroundPauseMs } from "@/lib/ip-sales/client";
import { addDays, israelDay } from "@/lib/time";
import { changesBetween, isLive, type LiveChanges } from "./live-set";

/** While something runs, and while nothing does. */
const BUSY_MS = 2_000;
const QUIET_MS = 10_000;
/** A resumable campaign is at most 21 days old (reference, campaignResumption, code 2); a scheduled one starts within 21. */
const DAYS = 30;

export interface Look {
  changes: LiveChanges;
  /** What kept this look from being one; the campaigns are those of the last good look. */
  problem: unknown;
}

/** One reader of the history for all viewers of this process. It looks while somebody watches, and not otherwise. */
export class Poller {
  #campaigns: ReadonlyMap<number, Campaign> = new Map();
  #at: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #running = false;
  readonly #onLook: (look: Look) => void;

  constructor(onLook: (look: Look) => void) {
    this.#onLook = onLook;
  }

  /** The campaigns of the last good look and when that was, in epoch milliseconds; null before the first. */
  get latest(): { campaigns: Campaign[]; at: number } | null {
    return this.#at === null ? null : { campaigns: [...this.#campaigns.values()], at: this.#at };
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.lookNow();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  /** Looks at once, or joins the look under way: after somebody held or resumed, viewers needn't wait for the next beat. */
  lookNow(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
      clearTimeout(this.#timer);
      if (this.#running) this.#timer = setTimeout(() => void this.lookNow(), this.#pauseMs());
    });
    return this.#looking;
  }

  #pauseMs(): number {
    const busy = [...this.#campaigns.values()].some((campaign) => campaign.status === "active");
    return Math.max(busy ? BUSY_MS : QUIET_MS, backgroundPauseMs());
  }

  async #look(): Promise<void> {
    let problem: unknown = null;
    const before = this.#campaigns;
    try {
      const now = await readClock();
      const today = israelDay(now);
      const rows = await history({ from: addDays(today, -DAYS), to: addDays(today, 1) });
      const live = rows.filter((row) => isLive(row, now)).map((row) => CampaignSchema.parse(row));
      this.#campaigns = new Map(live.map((campaign) => [campaign.id, campaign]));
      this.#at = Date.now();
    } catch (error) {
      problem = error;
    }
    this.#onLook({ changes: changesBetween(before, this.#campaigns), problem });
  }
}

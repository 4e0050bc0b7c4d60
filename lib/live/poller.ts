import "server-only";
import type pg from "pg";
import { phaseOf } from "@/lib/campaigns/phase";
import { readClock } from "@/lib/db/clock";
import { history } from "@/lib/ip-sales/campaigns";
import { backgroundPauseMs, connectionHealth } from "@/lib/ip-sales/client";
import { log } from "@/lib/log";
import { StoredProblem, storeProblem } from "@/lib/stored-problem";
import { addDays, israelDay } from "@/lib/time";
import { afterLook, whilePolling } from "./after-look";
import { type Look, readNews, writeLook } from "./board";
import { describeBoard } from "./describe";
import type { GoodLook } from "./good-look";
import { changesBetween, isLive } from "./live-set";
import { Samples } from "./samples";
import type { LiveCampaign } from "./schema";

/** How often the history is asked: while somebody watches something that runs, while nothing runs, and while nobody watches. */
const WATCHED_MS = { busy: 1_500, quiet: 10_000 };
const UNWATCHED_MS = { busy: 10_000, quiet: 60_000 };
/** Whoever watches sees that IP-Sales is back within this time; an address that isn't approved is asked for as rarely as it wants. */
const WATCHED_AWAY_MS = 15_000;
/** Processes with viewers say so every five seconds. */
const BELIEVED_MS = 12_000;
/** A resumable campaign is at most 21 days old (reference, campaignResumption, code 2); a scheduled one starts within 21. */
const DAYS = 30;

/**
 * The one reader of the history for everybody who watches, whatever process they are joined to. It works while it leads: while this
 * process holds the lock of `DatabaseLine`.
 */
export class Poller {
  /** The connection with the lock, and the same once it is known what the poller before wrote. */
  #leading: pg.Client | null = null;
  #connection: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #again = false;
  #watchedUntil = 0;
  #nextAt = 0;
  #before: ReadonlyMap<number, LiveCampaign> = new Map();
  #look: Look = { at: null, problem: null, totals: null };
  #samples = new Samples();
  #endDuties: () => void = () => undefined;

  lead(connection: pg.Client): void {
    this.#leading = connection;
    void this.#takeOver(connection);
  }

  rest(): void {
    this.#leading = null;
    this.#connection = null;
    this.#endDuties();
    clearTimeout(this.#timer);
  }

  /** `look`: something was changed, so look now. `watched`: somebody watches, so look as often as is worth it. */
  asked(wish: "look" | "watched"): void {
    if (wish === "watched") this.#watchedUntil = Date.now() + BELIEVED_MS;
    if (!this.#connection) return;
    if (wish === "look" || Date.now() + this.#pauseMs() < this.#nextAt) this.#lookNow();
  }

  /** Goes on from what the one before wrote. */
  async #takeOver(connection: pg.Client): Promise<void> {
    try {
      const known = await readNews(0);
      this.#before = new Map((known?.changed ?? []).map((campaign) => [campaign.id, campaign]));
      this.#look = { at: known?.at ?? null, problem: known?.problem ?? null, totals: known?.totals ?? null };
      this.#samples = await Samples.kept();
    } catch (error) {
      log.warn({ err: error }, "what the poller before wrote could not be read");
      // Who doesn't know what stands on the board can't take it off; the next to lead reads it again.
      return giveUp(connection);
    }
    if (this.#leading !== connection) return;
    this.#connection = connection;
    this.#endDuties = whilePolling();
    this.#lookNow();
  }

  #lookNow(): void {
    if (this.#looking) {
      this.#again = true;
      return;
    }
    const connection = this.#connection;
    if (!connection) return;
    clearTimeout(this.#timer);
    this.#looking = true;
    void this.#turn(connection).finally(() => {
      this.#looking = false;
      if (this.#again) {
        this.#again = false;
        this.#lookNow();
      } else if (this.#connection) this.#wait();
    });
  }

  #wait(): void {
    const pauseMs = this.#pauseMs();
    this.#nextAt = Date.now() + pauseMs;
    this.#timer = setTimeout(() => this.#lookNow(), pauseMs);
  }

  #pauseMs(): number {
    const busy = [...this.#before.values()].some((campaign) => phaseOf(campaign, Date.now()) === "active");
    const isWatched = Date.now() < this.#watchedUntil;
    const pace = isWatched ? WATCHED_MS : UNWATCHED_MS;
    const longestMs = isWatched && connectionHealth().accessDeniedAt === null ? WATCHED_AWAY_MS : Number.POSITIVE_INFINITY;
    return Math.max(busy ? pace.busy : pace.quiet, Math.min(backgroundPauseMs(), longestMs));
  }

  async #turn(connection: pg.Client): Promise<void> {
    const seen = await this.#ask().catch((error: unknown) => {
      const problem = storeProblem(error, { code: "internal", message: "live.unforeseen" });
      // The problem without what IP-Sales answered: that is the settings' business.
      this.#look = { ...this.#look, problem: StoredProblem.parse({ ...problem, upstream: undefined }) };
      return null;
    });
    const after = seen?.live ?? this.#before;
    try {
      await writeLook(connection, this.#look, changesBetween(this.#before, after));
      this.#before = after;
    } catch (error) {
      log.warn({ err: error }, "a look at the campaigns could not be written down");
      return giveUp(connection);
    }
    if (seen) await afterLook(seen);
  }

  async #ask(): Promise<GoodLook> {
    const nowMs = await readClock();
    const today = israelDay(nowMs);
    const at = new Date().toISOString();
    const entries = await history({ from: addDays(today, -DAYS), to: addDays(today, 1) });
    const live = entries.filter((entry) => isLive(entry, nowMs));
    await this.#samples.add(live, nowMs);
    const { campaigns, totals } = await describeBoard(entries, live, this.#samples, this.#before, nowMs);
    this.#look = { at, problem: null, totals };
    return { entries, live: new Map(campaigns.map((campaign) => [campaign.id, campaign])), totals, nowMs };
  }
}

/** Ends the connection, and with it the lock: whoever has it then goes on from what was written. */
function giveUp(connection: pg.Client): void {
  connection.end().catch(() => undefined); // one that is gone already has nothing to end
}

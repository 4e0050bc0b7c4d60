import "server-only";
import { readClock } from "@/lib/db/clock";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import { backgroundPauseMs } from "@/lib/ip-sales/client";
import { log } from "@/lib/log";
import { sampleReport } from "@/lib/reports/sample-report";
import type { Call } from "@/lib/reports/schema";
import { tellPressesIn } from "@/lib/reports/tell-presses";
import { attemptsBetween, isNew } from "./attempts-between";
import { dropOldReadings, type KnownAttempts, keepReading, knownAttempts, readBefore } from "./attempts-store";
import type { GoodLook } from "./good-look";
import type { Breaker } from "./schema";

/** The size of a reading, and whether a breaker waits for the next. */
interface Effort {
  tookMs: number;
  rows: number;
  isArmed: boolean;
}

/** How long a report rests after it was read. The shortest wait for a retry is five minutes, so what is read sooner misses no attempt. */
export function restMs({ tookMs, rows, isArmed }: Effort): number {
  return isArmed ? Math.max(15_000, tookMs * 10, rows * 0.3) : Math.max(30_000, tookMs * 20, rows);
}

/** However often its report failed, a campaign is tried again within this time; sooner while a breaker waits for it. */
const LONGEST_REST_MS = { armed: 60_000, unarmed: 10 * 60_000 };
/** A report that can't be read is given up when its campaign left the board this long ago. */
const GIVEN_UP_MS = 60 * 60_000;

/** How long a report rests after so many readings in a row that failed. */
export function restAfterFailuresMs(ms: number, failures: number, isArmed: boolean): number {
  return Math.max(ms, Math.min(LONGEST_REST_MS[isArmed ? "armed" : "unarmed"], ms * 2 ** failures));
}

/** Without a look for this long, another process may be the one that looks. */
const FORSAKEN_MS = 90_000;
const PRUNE_EVERY_MS = 60 * 60_000;

/** What is remembered of a campaign between looks. */
interface Track {
  id: number;
  /** Its counters at the latest look. */
  counters: string;
  /** Something happened that the latest reading can't show. */
  hasNews: boolean;
  isRunning: boolean;
  isArmed: boolean;
  /** When a look first didn't find it on the board any more. */
  leftMs: number | null;
  /** Readings in a row that failed. */
  failures: number;
  last: { atMs: number; tookMs: number; rows: number } | null;
  known: KnownAttempts | null;
}

/**
 * Reads the reports of campaigns that run, one at a time and never for a viewer, and keeps what became of each attempt. A campaign that
 * was held or ended is read once more. The ledger learns who pressed 9 as soon as a reading shows it. Looks don't wait for it.
 */
export class ReportSampler {
  readonly #restMs: typeof restMs;
  readonly #tracks = new Map<number, Track>();
  #working: Promise<void> | null = null;
  /** Whose report is being read. */
  #reading: number | null = null;
  #lookedMs = 0;
  #prunedMs = 0;

  constructor(rest = restMs) {
    this.#restMs = rest;
  }

  /** Takes note of what a look showed, and goes on reading in the background. */
  async follow({ entries, live, nowMs }: Pick<GoodLook, "entries" | "live" | "nowMs">): Promise<void> {
    const fresh = entries.filter(({ id }) => live.has(id) && !this.#tracks.has(id));
    const known = await readBefore(fresh.filter(({ status }) => status !== "active").map(({ id }) => id));
    for (const entry of entries) {
      const shown = live.get(entry.id);
      if (shown) this.#note(entry, shown.breaker, known.has(entry.id));
      else this.#leave(entry.id, nowMs);
    }
    const here = new Set(entries.map(({ id }) => id));
    for (const id of this.#tracks.keys()) if (!here.has(id)) this.#tracks.delete(id);
    this.#lookedMs = Date.now();
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** When nothing is being read, or about to be. */
  async idle(): Promise<void> {
    await this.#working;
  }

  /** @param wasRead by a process before this one: what happened since isn't known here */
  #note(entry: HistoryEntry, breaker: Breaker | null, wasRead: boolean): void {
    const before = this.#tracks.get(entry.id);
    const { id, status, sent, answered, waitingRetry, dialing } = entry;
    const counters = [status, sent, answered, waitingRetry, dialing].join();
    const isRunning = status === "active" && (sent ?? 0) > 0;
    // Nobody reads what was over before it was ever seen to run.
    const moved = before ? before.counters !== counters || (dialing ?? 0) > 0 : isRunning || wasRead;
    this.#tracks.set(id, {
      id,
      counters,
      hasNews: (before?.hasNews ?? false) || (moved && (sent ?? 0) > 0),
      isRunning,
      isArmed: isRunning && breaker !== null && breaker.trippedAt === null,
      leftMs: null,
      failures: before?.failures ?? 0,
      last: before?.last ?? null,
      known: before?.known ?? null,
    });
  }

  /** What it did last is still to be read, for a while. */
  #leave(id: number, nowMs: number): void {
    const track = this.#tracks.get(id);
    if (!track) return;
    const leftMs = track.leftMs ?? nowMs;
    const isGivenUp = nowMs - leftMs > GIVEN_UP_MS;
    const isOwed = track.hasNews || this.#reading === id;
    if (isOwed && isGivenUp) log.warn({ campaign: id }, "a report could not be read since its campaign ended, and is given up");
    if (isOwed && !isGivenUp) this.#tracks.set(id, { ...track, leftMs, isRunning: false, isArmed: false });
    else this.#tracks.delete(id);
  }

  async #work(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) await this.#read(next.id);
    if (Date.now() - this.#prunedMs < PRUNE_EVERY_MS) return;
    this.#prunedMs = Date.now();
    await dropOldReadings().catch((error: unknown) => log.warn({ err: error }, "old readings of reports could not be removed"));
  }

  /** Whose turn it is: those with an armed breaker first, then whoever was read longest ago. */
  #next(): Track | undefined {
    const nowMs = Date.now();
    if (nowMs - this.#lookedMs > FORSAKEN_MS || backgroundPauseMs() > 0) return undefined;
    const dueAtMs = ({ last, isArmed, failures }: Track) =>
      last ? last.atMs + restAfterFailuresMs(this.#restMs({ ...last, isArmed }), failures, isArmed) : 0;
    const isDue = (track: Track) => track.hasNews && nowMs >= dueAtMs(track);
    return [...this.#tracks.values()]
      .filter(isDue)
      .sort((a, b) => Number(b.isArmed) - Number(a.isArmed) || (a.last?.atMs ?? 0) - (b.last?.atMs ?? 0))[0];
  }

  async #read(id: number): Promise<void> {
    const beganMs = performance.now();
    this.#reading = id;
    // What a look shows from here on may not be in the answer.
    this.#update(id, { hasNews: false });
    const done = await this.#sample(id).catch((error: unknown) => {
      log.warn({ err: error, campaign: id }, "a report could not be read for its attempts; it is read again later");
      return null;
    });
    this.#reading = null;
    this.#update(id, {
      last: { atMs: Date.now(), tookMs: performance.now() - beganMs, rows: done?.rows ?? 0 },
      failures: done ? 0 : (this.#tracks.get(id)?.failures ?? 0) + 1,
      known: done?.known && this.#tracks.get(id)?.isRunning ? done.known : null,
      ...(!done?.known && { hasNews: true }),
    });
  }

  /** @returns what is known from now on; null when another process read meanwhile */
  async #sample(id: number): Promise<{ rows: number; known: KnownAttempts | null }> {
    const known = this.#tracks.get(id)?.known ?? (await knownAttempts(id));
    const at = new Date(Math.floor(await readClock()));
    const {
      result: { news, presses },
      rows,
      readMs,
    } = await sampleReport(id, async (batches) => {
      const calls: Record<"news" | "presses", Call[]> = { news: [], presses: [] };
      for await (const batch of batches) {
        calls.news.push(...batch.filter((call) => isNew(known.seen, call)));
        calls.presses.push(...batch.filter(({ digits }) => digits.includes("9")));
      }
      return calls;
    });
    const found = attemptsBetween(known.seen, news);
    const answeredAt = new Date(Math.ceil(await readClock()));
    const isKept = await keepReading(known, { campaignId: id, at, answeredAt, readMs, ...found });
    // The ledger knows a press that it was told of before.
    await tellPressesIn(id, presses).catch((error: unknown) =>
      log.warn({ err: error, campaign: id }, "who pressed 9 could not be told to the ledger; the next reading tells it again"),
    );
    if (!isKept) return { rows, known: null };
    for (const { phone, attempt } of found.seen) known.seen.set(phone, attempt);
    return { rows, known: { at, seen: known.seen } };
  }

  #update(id: number, change: Partial<Track>): void {
    const track = this.#tracks.get(id);
    if (track) this.#tracks.set(id, { ...track, ...change });
  }
}

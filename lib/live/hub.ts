import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/config";
import { log } from "@/lib/log";
import { type News, tell } from "./board";
import { DatabaseLine } from "./database-line";
import { Feed } from "./feed";
import { BEAT, type Frames, newsFrames, snapshotFrames } from "./frames";
import { Poller } from "./poller";
import { stillAdmitted, type Ticket } from "./tickets";

/** A disabled person's stream ends within five seconds (security.md, A6). */
const CHECK_MS = 3_000;
const HEARTBEAT_MS = 5_000;
/** Says that somebody watches here; the poller believes it for a little longer. A crowd that joins says it once a second. */
const WATCHED_MS = 5_000;
const SAID_MS = 1_000;
/** How long who joins waits for figures that are as fresh as a watched board's. */
const FRESH_WITHIN_MS = 3_000;
const FRESH_MS = 12_000;
/** A snapshot tells how old it is, so it is made anew for who joins later. */
const SNAPSHOT_MS = 1_000;
/** As long as the viewers' rights could be checked within this time, a check that fails is only one that failed. */
const TRUSTED_MS = 6_000;
const CHECK_WITHIN_MS = 2_500;
/** Who takes nothing for this long isn't there. */
const BEHIND_MS = 60_000;
/** Viewers of one process; whoever comes after them is told to try again. */
const MOST_VIEWERS = 5_000;
/** News kept for who lost the line for a moment and names what they saw last. */
const KEPT_NEWS = 64;

/** Where one viewer's frames go. `send` takes them whole, or says that the viewer doesn't keep up and takes nothing. */
export interface Sink {
  send: (frame: Uint8Array) => boolean;
  close: () => void;
}

/** What the stream tells the hub of its reader. */
export interface Seat {
  leave: () => void;
  /** There is room again after `send` had none. */
  drained: () => void;
}

interface Viewer {
  ticket: Ticket;
  locale: Locale;
  sink: Sink;
  /** Waiting for the first snapshot, up to date, or too slow: then nothing is queued, and the latest snapshot is next. */
  standing: "waiting" | "following" | "behind";
  behindMs: number;
}

/** Fans the board out to every viewer of this process. */
export class Hub {
  readonly #viewers = new Set<Viewer>();
  readonly #feed = new Feed((news) => this.#tell(news));
  readonly #poller = new Poller();
  readonly #line = new DatabaseLine({
    opened: () => this.#feed.catchUp(true),
    heard: (channel) => {
      if (channel === "board") this.#feed.catchUp();
      else this.#poller.asked(channel);
    },
    leads: (connection) => this.#poller.lead(connection),
    lost: () => this.#poller.rest(),
  });
  readonly #kept: { version: number; frames: Frames }[] = [];
  #snapshot: { version: number; madeMs: number; frames: Frames } | undefined;
  #checkedMs = performance.now();
  #timers: NodeJS.Timeout[] = [];
  #saidMs = Number.NEGATIVE_INFINITY;
  #closed = false;

  /** Listens to the other processes, and polls if none of them does. */
  open(): void {
    this.#line.open();
    this.#timers = [
      setInterval(() => void this.#dropEnded(), CHECK_MS),
      setInterval(() => this.#beat(), HEARTBEAT_MS),
      setInterval(() => this.#viewers.size > 0 && this.#sayWatched(), WATCHED_MS),
    ];
  }

  /** @throws AppError `busy` when as many watch as one process can serve well */
  requireRoom(): void {
    if (this.#viewers.size >= MOST_VIEWERS) throw new AppError("busy");
  }

  /** @param seen the version that the viewer saw last, of an earlier stream */
  join(ticket: Ticket, locale: Locale, sink: Sink, seen: number | null): Seat {
    if (this.#closed) {
      sink.close();
      return { leave: () => undefined, drained: () => undefined };
    }
    const viewer: Viewer = { ticket, locale, sink, standing: "waiting", behindMs: 0 };
    this.#viewers.add(viewer);
    if (seen !== null && this.#goOn(viewer, seen)) this.#sayWatched();
    else if (this.#isFresh()) this.#welcome(viewer);
    else {
      this.#sayWatched();
      setTimeout(() => viewer.standing === "waiting" && this.#welcome(viewer), FRESH_WITHIN_MS).unref();
    }
    return { leave: () => this.#leave(viewer), drained: () => viewer.standing === "behind" && this.#welcome(viewer) };
  }

  /** Lets everybody go, and nobody in any more: the process ends. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const viewer of this.#viewers) this.#leave(viewer);
    await this.#line.close();
  }

  /** After a change made here, viewers see it without waiting for the next beat. */
  refresh(): void {
    this.#ask("look");
  }

  #sayWatched(): void {
    if (performance.now() - this.#saidMs < SAID_MS) return;
    this.#saidMs = performance.now();
    this.#ask("watched");
  }

  #ask(channel: "look" | "watched"): void {
    tell(channel).catch((error: unknown) => log.warn({ err: error, channel }, "the poller could not be asked"));
  }

  #isFresh(): boolean {
    const { at } = this.#feed.look;
    return at !== null && Date.now() - Date.parse(at) < FRESH_MS;
  }

  #leave(viewer: Viewer): void {
    if (!this.#viewers.delete(viewer)) return;
    viewer.sink.close();
  }

  #tell(news: News): void {
    const frames = newsFrames(news);
    this.#kept.push({ version: news.version, frames });
    if (this.#kept.length > KEPT_NEWS) this.#kept.shift();
    for (const viewer of this.#viewers) {
      if (viewer.standing === "waiting") this.#welcome(viewer);
      else this.#send(viewer, frames);
    }
  }

  /** The news after what was seen, where it is known which they are. */
  #goOn(viewer: Viewer, seen: number): boolean {
    const index = this.#kept.findIndex(({ version }) => version === seen);
    if (index === -1) return false;
    viewer.standing = "following";
    for (const { frames } of this.#kept.slice(index + 1)) this.#send(viewer, frames);
    return true;
  }

  #welcome(viewer: Viewer): void {
    const { version, campaigns, look } = this.#feed;
    if (version === 0 || (look.at === null && look.problem === null)) return;
    const nowMs = performance.now();
    if (this.#snapshot?.version !== version || nowMs - this.#snapshot.madeMs > SNAPSHOT_MS) {
      this.#snapshot = { version, madeMs: nowMs, frames: snapshotFrames(campaigns, look, version) };
    }
    viewer.standing = "following";
    this.#send(viewer, this.#snapshot.frames);
  }

  #beat(): void {
    for (const viewer of this.#viewers) {
      if (viewer.standing !== "behind") viewer.sink.send(BEAT);
      else if (performance.now() - viewer.behindMs > BEHIND_MS) this.#leave(viewer);
    }
  }

  #send(viewer: Viewer, frames: Frames): void {
    if (viewer.standing !== "following") return;
    if (viewer.sink.send(frames.for({ kind: viewer.ticket.kind, locale: viewer.locale }))) return;
    viewer.standing = "behind";
    viewer.behindMs = performance.now();
  }

  async #dropEnded(): Promise<void> {
    const beganMs = performance.now();
    const viewers = [...this.#viewers];
    const tickets = viewers.map(({ ticket }) => ticket);
    const live = await Promise.race([stillAdmitted(tickets), wait(CHECK_WITHIN_MS, null)]).catch((error: unknown) => {
      log.error({ err: error }, "the viewers' rights could not be checked");
      return null;
    });
    if (live) this.#checkedMs = beganMs;
    else if (performance.now() - this.#checkedMs <= TRUSTED_MS) return;
    for (const viewer of viewers) if (!live?.has(viewer.ticket.id)) this.#leave(viewer);
  }
}

// A bundler may give each route its own copy of this module; the hub is one for the process.
const shared = globalThis as { shofarHub?: Hub };

export function hub(): Hub {
  if (!shared.shofarHub) {
    shared.shofarHub = new Hub();
    shared.shofarHub.open();
  }
  return shared.shofarHub;
}

import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { keepWatching } from "@/lib/auth/session";
import { problemBody } from "@/lib/http/problem";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/config";
import { log } from "@/lib/log";
import { type Look, Poller } from "./poller";

/** A disabled person's stream ends within five seconds (security.md, A6). */
const CHECK_MS = 3_000;
const HEARTBEAT_MS = 15_000;

/** Where one viewer's frames go. `send` tells whether the viewer keeps up; one who doesn't is let go, and joins anew with a snapshot. */
export interface Sink {
  send: (frame: string) => boolean;
  close: () => void;
}

interface Viewer {
  sessionId: string;
  locale: Locale;
  sink: Sink;
  joined: boolean;
}

/** Fans one poll out to every viewer of this process. */
class Hub {
  readonly #viewers = new Set<Viewer>();
  readonly #poller = new Poller((look) => this.#tell(look));
  #closed = false;
  #check: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;

  /** @returns how to leave */
  join(actor: Actor, sink: Sink): () => void {
    if (this.#closed) {
      sink.close();
      return () => undefined;
    }
    const viewer: Viewer = { sessionId: actor.sessionId, locale: actor.locale ?? DEFAULT_LOCALE, sink, joined: false };
    this.#viewers.add(viewer);
    if (this.#viewers.size === 1) this.#start();
    else this.#send(viewer, this.#welcome(viewer, null));
    return () => this.#leave(viewer);
  }

  /** Lets everybody go, and nobody in any more: the process ends. */
  close(): void {
    this.#closed = true;
    for (const viewer of this.#viewers) this.#leave(viewer);
  }

  /** After a change made here, viewers see it without waiting for the next beat. */
  refresh(): void {
    if (this.#viewers.size > 0) void this.#poller.lookNow();
  }

  #start(): void {
    this.#poller.start();
    this.#check = setInterval(() => void this.#dropEnded(), CHECK_MS);
    this.#heartbeat = setInterval(() => this.#each(() => ": beat\n\n"), HEARTBEAT_MS);
  }

  #leave(viewer: Viewer): void {
    if (!this.#viewers.delete(viewer)) return;
    viewer.sink.close();
    if (this.#viewers.size > 0) return;
    this.#poller.stop();
    clearInterval(this.#check);
    clearInterval(this.#heartbeat);
  }

  #tell(look: Look): void {
    const frames = [
      ...look.changes.changed.map((campaign) => frame("campaign", campaign)),
      ...look.changes.gone.map((id) => frame("gone", { id })),
    ].join("");
    this.#each((viewer) => (viewer.joined ? frames + this.#status(viewer, look.problem) : this.#welcome(viewer, look.problem)));
  }

  /** The snapshot, as soon as there is one to give. */
  #welcome(viewer: Viewer, problem: unknown): string {
    const latest = this.#poller.latest;
    if (!latest) return problem ? this.#status(viewer, problem) : "";
    viewer.joined = true;
    const { campaigns, at } = latest;
    return frame("snapshot", { campaigns, at: new Date(at).toISOString() }) + this.#status(viewer, problem);
  }

  #status(viewer: Viewer, problem: unknown): string {
    const latest = this.#poller.latest;
    const told = problem === null ? null : problemBody(problem, viewer.locale);
    return frame("status", {
      at: latest && new Date(latest.at).toISOString(),
      problem: told && { code: told.code, message: told.message },
    });
  }

  #each(textFor: (viewer: Viewer) => string): void {
    for (const viewer of this.#viewers) this.#send(viewer, textFor(viewer));
  }

  #send(viewer: Viewer, text: string): void {
    if (text !== "" && !viewer.sink.send(text)) this.#leave(viewer);
  }

  async #dropEnded(): Promise<void> {
    const viewers = [...this.#viewers];
    const live = await keepWatching(viewers.map((viewer) => viewer.sessionId)).catch((error: unknown) => {
      log.error({ err: error }, "the streams' sessions could not be checked");
      return null;
    });
    for (const viewer of viewers) if (!live?.has(viewer.sessionId)) this.#leave(viewer);
  }
}

function frame(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

// A bundler may give each route its own copy of this module; the hub is one for the process.
const shared = globalThis as { shofarHub?: Hub };

export function hub(): Hub {
  shared.shofarHub ??= new Hub();
  return shared.shofarHub;
}

import "server-only";
import type { Locale } from "@/lib/i18n/config";
import { toldProblem } from "@/lib/stored-problem";
import type { Look, News } from "./board";
import type { LiveCampaign } from "./schema";

/** What viewers are sent, encoded once for all of them. */

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

function event(name: string, data: unknown, version?: number): string {
  return `${version === undefined ? "" : `id: ${version}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment for whatever stands between, and an event for the page, which can't see comments. */
export const BEAT = encode(`: beat\n\n${event("beat", {})}`);

/** Whom a problem is told in which language; all else is the same for everybody. */
export class Frames {
  readonly #byLocale = new Map<Locale, Uint8Array>();
  readonly #text: (locale: Locale) => string;

  constructor(text: (locale: Locale) => string) {
    this.#text = text;
  }

  in(locale: Locale): Uint8Array {
    const known = this.#byLocale.get(locale);
    if (known) return known;
    const bytes = encode(this.#text(locale));
    this.#byLocale.set(locale, bytes);
    return bytes;
  }
}

function status({ at, problem, totals }: Look, version: number, locale: Locale): string {
  const told = problem && toldProblem(problem, locale);
  return event("status", { at, problem: told && { code: told.code, message: told.message }, totals }, version);
}

/** What changed, campaign by campaign, and how the look was. */
export function newsFrames(news: News): Frames {
  const changes = [...news.changed.map((campaign) => event("campaign", campaign)), ...news.gone.map((id) => event("gone", { id }))].join(
    "",
  );
  return new Frames((locale) => changes + status(news, news.version, locale));
}

/** Everything, for who joins. */
export function snapshotFrames(campaigns: LiveCampaign[], look: Look, version: number): Frames {
  return new Frames(
    (locale) => event("snapshot", { campaigns, at: look.at, totals: look.totals }, version) + status(look, version, locale),
  );
}

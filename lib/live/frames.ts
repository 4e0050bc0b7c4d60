import "server-only";
import type { Locale } from "@/lib/i18n/config";
import { toldProblem } from "@/lib/stored-problem";
import type { Look, News } from "./board";
import type { LiveCampaign } from "./schema";
import type { Ticket } from "./tickets";

/** What viewers are sent, encoded once for all of them. */

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

function event(name: string, data: unknown, version?: number): string {
  return `${version === undefined ? "" : `id: ${version}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A comment for whatever stands between, and an event for the page, which can't see comments. */
export const BEAT = encode(`: beat\n\n${event("beat", {})}`);

/** What frames depend on: the language a problem is told in, and whether a person watches or a wall. All else is the same for everybody. */
export interface Reader {
  kind: Ticket["kind"];
  locale: Locale;
}

export class Frames {
  readonly #made = new Map<string, Uint8Array>();
  readonly #text: (reader: Reader) => string;

  constructor(text: (reader: Reader) => string) {
    this.#text = text;
  }

  for({ kind, locale }: Reader): Uint8Array {
    const name = `${kind} ${locale}`;
    const known = this.#made.get(name);
    if (known) return known;
    const bytes = encode(this.#text({ kind, locale }));
    this.#made.set(name, bytes);
    return bytes;
  }
}

/** Whoever passes by a wall needn't know who set a breaker, what was donated, or what a recording is called. */
function shownTo(kind: Reader["kind"], campaign: LiveCampaign): LiveCampaign {
  if (kind === "session") return campaign;
  const breaker = campaign.breaker && { ...campaign.breaker, setBy: "" };
  return { ...campaign, breaker, recordingName: null, donations: { sum: null, count: null } };
}

function status({ at, problem, totals }: Look, version: number, locale: Locale): string {
  const told = problem && toldProblem(problem, locale);
  const ageMs = at === null ? null : Math.max(0, Date.now() - Date.parse(at));
  return event("status", { at, ageMs, problem: told && { code: told.code, message: told.message }, totals }, version);
}

/** What changed, campaign by campaign, and how the look was. */
export function newsFrames(news: News): Frames {
  const gone = news.gone.map((id) => event("gone", { id })).join("");
  return new Frames(({ kind, locale }) => {
    const changed = news.changed.map((campaign) => event("campaign", shownTo(kind, campaign))).join("");
    return changed + gone + status(news, news.version, locale);
  });
}

/** Everything, for who joins. */
export function snapshotFrames(campaigns: LiveCampaign[], look: Look, version: number): Frames {
  return new Frames(({ kind, locale }) => {
    const shown = campaigns.map((campaign) => shownTo(kind, campaign));
    return event("snapshot", { campaigns: shown, at: look.at, totals: look.totals }, version) + status(look, version, locale);
  });
}

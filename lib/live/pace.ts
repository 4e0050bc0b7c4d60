import type { Campaign } from "@/lib/campaigns/schema";
import type { Sample } from "./samples";
import type { Pace } from "./schema";

/** How fast a campaign calls and when it is likely to end, from samples of its counters. Times are epoch milliseconds. */

const MINUTE_MS = 60_000;
const SERIES_MINUTES = 30;
const SPEED_MS = 2 * MINUTE_MS;
/** Two samples further apart than this say nothing of what was between them. */
export const GAP_MS = 90_000;
const SHORTEST_MS = 20_000;
const RECENT_MS = 10 * MINUTE_MS;
/** Fewer recipients than this make no percentage. */
export const FEWEST = 50;
/** Minutes of speed that a range can be read from; with fewer it is widened. */
const ENOUGH_MINUTES = 3;
const WIDENED = { fastest: 1.4, slowest: 0.7 };

/** Calls made between two samples: recipients dialled for the first time, and retries as far as fewer wait for one. */
export function callsBetween(a: Sample, b: Sample): number {
  return Math.max(0, b.sent - a.sent) + Math.max(0, a.waitingRetry - b.waitingRetry);
}

/** @param retries the most that a recipient may get; null where nobody knows */
export function paceOf(
  campaign: Pick<Campaign, "status" | "remaining" | "waitingRetry" | "sent" | "answered" | "minutesBetweenRetries">,
  samples: readonly Sample[],
  nowMs: number,
  retries: number | null,
): Pace {
  const series = minutesOf(samples, nowMs);
  const last = samples.at(-1);
  // One that was held has no speed, and one that nobody looked at has none that anybody knows.
  const isCurrent = campaign.status === "active" && last !== undefined && nowMs - last.atMs <= GAP_MS;
  const perMinute = isCurrent ? speedOver(samples, SPEED_MS) : null;
  const known = series.filter((calls): calls is number => calls !== null);
  return {
    perMinute,
    peak: known.length > 0 ? Math.max(...known) : null,
    series,
    left: timeLeft(campaign, [...known, ...(perMinute === null ? [] : [perMinute])], retries),
    ...answerShares(samples),
  };
}

/** Calls a minute over the last `overMs` that was looked at without a gap. */
function speedOver(samples: readonly Sample[], overMs: number): number | null {
  const last = samples.at(-1);
  if (!last) return null;
  let calls = 0;
  let first = last;
  for (let index = samples.length - 1; index > 0; index--) {
    const [a, b] = [samples[index - 1], samples[index]];
    if (!a || !b || b.atMs - a.atMs > GAP_MS || last.atMs - a.atMs > overMs) break;
    calls += callsBetween(a, b);
    first = a;
  }
  const ms = last.atMs - first.atMs;
  return ms < SHORTEST_MS ? null : round((calls * MINUTE_MS) / ms);
}

/**
 * The last thirty minutes by the clock, the one that is under way last; the calls between two samples count evenly over the time between
 * them. Minutes of the clock, so that those that are over stay as they are.
 */
function minutesOf(samples: readonly Sample[], nowMs: number): (number | null)[] {
  const calls = new Array<number>(SERIES_MINUTES).fill(0);
  const seenMs = new Array<number>(SERIES_MINUTES).fill(0);
  const startMs = (Math.floor(nowMs / MINUTE_MS) + 1 - SERIES_MINUTES) * MINUTE_MS;
  for (let index = 1; index < samples.length; index++) {
    const [a, b] = [samples[index - 1], samples[index]];
    if (!a || !b || b.atMs - a.atMs > GAP_MS || b.atMs <= startMs) continue;
    const made = callsBetween(a, b);
    const first = Math.max(0, Math.floor((a.atMs - startMs) / MINUTE_MS));
    for (let minute = first; minute < SERIES_MINUTES && startMs + minute * MINUTE_MS < b.atMs; minute++) {
      const from = Math.max(a.atMs, startMs + minute * MINUTE_MS);
      const to = Math.min(b.atMs, startMs + (minute + 1) * MINUTE_MS);
      calls[minute] = (calls[minute] ?? 0) + (made * (to - from)) / (b.atMs - a.atMs);
      seenMs[minute] = (seenMs[minute] ?? 0) + (to - from);
    }
  }
  return calls.map((made, minute) => {
    const ms = seenMs[minute] ?? 0;
    return ms < SHORTEST_MS ? null : round((made * MINUTE_MS) / ms);
  });
}

function timeLeft(
  campaign: Pick<Campaign, "remaining" | "waitingRetry" | "sent" | "answered" | "minutesBetweenRetries">,
  speeds: readonly number[],
  retries: number | null,
): Pace["left"] {
  const { remaining, sent, answered, minutesBetweenRetries } = campaign;
  const moving = speeds.filter((speed) => speed > 0);
  if (remaining === null || sent === null || answered === null || moving.length === 0) return null;
  const waiting = campaign.waitingRetry ?? 0;
  if (remaining + waiting === 0) return null;
  const isShort = moving.length < ENOUGH_MINUTES;
  const fastest = Math.max(...moving) * (isShort ? WIDENED.fastest : 1);
  const slowest = Math.min(...moving) * (isShort ? WIDENED.slowest : 1);
  // Whoever is still to be dialled may need retries as those before them did; where nobody knows how many there are, one.
  const failing = sent === 0 ? 0.5 : Math.max(0, sent - answered) / sent;
  const again = retries ?? 1;
  const most = remaining * (1 + failing * again) + waiting * Math.max(1, again);
  const mayRetry = waiting > 0 || (again > 0 && failing > 0);
  const wait = mayRetry ? (minutesBetweenRetries ?? 0) * Math.max(1, again) : 0;
  return { from: Math.floor((remaining + waiting) / fastest), to: Math.ceil(most / slowest + wait) };
}

/** Of recipients dialled in the last ten minutes, and of all before them, how many percent answered. */
function answerShares(samples: readonly Sample[]): Pick<Pace, "recentAnswerPercent" | "earlierAnswerPercent"> {
  const last = samples.at(-1);
  const from = samples.findLast((sample) => last && last.atMs - sample.atMs >= RECENT_MS);
  if (!last || !from) return { recentAnswerPercent: null, earlierAnswerPercent: null };
  return {
    recentAnswerPercent: share(last.answered - from.answered, last.sent - from.sent),
    earlierAnswerPercent: share(from.answered, from.sent),
  };
}

function share(answered: number, sent: number): number | null {
  return sent < FEWEST ? null : Math.min(100, Math.max(0, Math.round((answered / sent) * 100)));
}

const round = (speed: number) => Math.round(speed * 10) / 10;

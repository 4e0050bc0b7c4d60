import type { NetworkShare } from "@/lib/live/attention";
import type { Breaker, BreakerRule } from "@/lib/live/schema";

/** When a campaign is held because too many of its calls fail in the network. Pure; times are epoch milliseconds. */

const MINUTE_MS = 60_000;

/** What a reading of the report showed anew, and since when it may have happened. */
export interface ReportSample extends NetworkShare {
  /** The reading before, or the campaign's beginning; null where nobody knows. */
  sinceMs: number | null;
  atMs: number;
}

/** Which calls a breaker looks at. */
export interface Watched {
  fromMs: number;
  /** Calls before this a person saw, and let the campaign go on all the same; null: none. */
  countsFromMs: number | null;
}

export const watched = (rule: BreakerRule, countsFromMs: number | null, nowMs: number): Watched => ({
  fromMs: nowMs - rule.minutes * MINUTE_MS,
  countsFromMs,
});

/**
 * The calls since a moment. Those of a reading that began before it count by its part of the time, as if they came evenly; of one that
 * may hold calls which a person saw already, none do.
 */
export function callsSince(samples: readonly ReportSample[], { fromMs, countsFromMs }: Watched): NetworkShare {
  const sum = { calls: 0, network: 0 };
  for (const { calls, network, sinceMs, atMs } of samples) {
    if (sinceMs === null || atMs <= fromMs || (countsFromMs !== null && sinceMs < countsFromMs)) continue;
    const part = sinceMs >= fromMs ? 1 : (atMs - fromMs) / (atMs - sinceMs);
    sum.calls += calls * part;
    sum.network += network * part;
  }
  return sum;
}

/** @returns what it saw, when that is reason to hold the campaign: enough calls, and more than the percentage of them failed; else null */
export function tripOf(rule: BreakerRule, { calls, network }: NetworkShare): Breaker["seen"] {
  if (calls < rule.calls || network * 100 <= rule.percent * calls) return null;
  // Never told as the limit itself, which it is above.
  const percent = Math.max(rule.percent + 1, Math.round((network / calls) * 100));
  return { calls: Math.round(calls), network: Math.round(network), percent };
}

import type { Campaign } from "@/lib/campaigns/schema";
import { israelClock } from "@/lib/time";
import { GAP_MS } from "./pace";
import type { Sample } from "./samples";
import { ATTENTION_KINDS, type Attention, type AttentionKind, type Breaker, type Pace } from "./schema";

/** Which campaigns want a person's eyes, and why. Pure rules on what was seen; times are epoch milliseconds. */

const MINUTE_MS = 60_000;
/** Nothing moves for this long: it stands still. */
const STALLED_MS = 5 * MINUTE_MS;
/** It falls when less than half of what it was answers, and it was worth speaking of. */
const FALLEN = 0.5;
const WORTH_PERCENT = 10;
/** Network failures jump when they are this many percent, and three times what they were. */
const NETWORK_PERCENT = 20;
const JUMP = 3;
export const FEWEST_NETWORK_CALLS = 30;
/** A window that closes within this time, with more to call than fits into it. */
const CLOSING_MS = 30 * MINUTE_MS;
const QUIET = { from: 23, until: 8 };

/** Calls of the report's samples and how many of them failed in the network. */
export interface NetworkShare {
  calls: number;
  network: number;
}

/** What else is known of a campaign. */
export interface Known {
  pace: Pace | null;
  samples: readonly Sample[];
  breaker: Breaker | null;
  /** In the last ten minutes, and before them. */
  recent: NetworkShare | null;
  earlier: NetworkShare | null;
  /** Upstream rests between 23:00 and 08:00; null where it isn't ours and nobody knows. */
  quietHours: boolean | null;
  /** When the admins' calling window closes next; null when it doesn't. */
  closesMs: number | null;
}

/** @param before what it wanted eyes for at the look before: the same reason goes on since then */
export function attentionOf(campaign: Campaign, known: Known, before: readonly Attention[], nowMs: number): Attention[] {
  const found = new Map<AttentionKind, Attention["values"]>();
  const add = (kind: AttentionKind, values: Attention["values"] | null) => values && found.set(kind, values);
  add("breaker", tripped(campaign, known));
  if (campaign.status === "active") {
    add("network", networkJumps(known));
    add("stalled", stalled(campaign, known, nowMs));
    add("answer-rate", falling(known));
    add("window", closing(known, nowMs));
  }
  return ATTENTION_KINDS.flatMap((kind) => {
    const values = found.get(kind);
    const since = before.find((earlier) => earlier.kind === kind)?.since ?? new Date(nowMs).toISOString();
    return values ? [{ kind, since, values }] : [];
  });
}

function tripped({ status }: Campaign, { breaker }: Known): Attention["values"] | null {
  if (status !== "hold" || !breaker?.trippedAt || !breaker.seen) return null;
  return { percent: breaker.seen.percent, calls: breaker.seen.calls, limit: breaker.percent };
}

function networkJumps({ recent, earlier }: Known): Attention["values"] | null {
  if (!recent || recent.calls < FEWEST_NETWORK_CALLS) return null;
  const percent = percentOf(recent);
  const usual = earlier && earlier.calls > 0 ? percentOf(earlier) : 0;
  return percent >= NETWORK_PERCENT && percent >= usual * JUMP ? { percent, usual, calls: recent.calls } : null;
}

/** Nothing moved for five minutes although somebody is to be called, and neither upstream's quiet hours nor a wait for retries explain it. */
function stalled(campaign: Campaign, { samples, quietHours }: Known, nowMs: number): Attention["values"] | null {
  const last = samples.at(-1);
  if (!last || campaign.remaining === null || nowMs - last.atMs > GAP_MS) return null;
  const waiting = campaign.waitingRetry ?? 0;
  if (campaign.remaining + waiting === 0 || (quietHours !== false && isQuiet(nowMs))) return null;
  let since = last;
  for (let index = samples.length - 2; index >= 0; index--) {
    const sample = samples[index];
    if (!sample || since.atMs - sample.atMs > GAP_MS || !isSame(sample, last)) break;
    since = sample;
  }
  const waits = campaign.remaining === 0 ? (campaign.minutesBetweenRetries ?? 0) * MINUTE_MS : 0;
  // What rested through the night may only just have begun again.
  const ms = nowMs - Math.max(since.atMs, quietHours === false ? 0 : quietEnded(nowMs));
  return ms >= STALLED_MS + waits ? { minutes: Math.floor(ms / MINUTE_MS) } : null;
}

function falling({ pace }: Known): Attention["values"] | null {
  const { recentAnswerPercent: recent = null, earlierAnswerPercent: earlier = null } = pace ?? {};
  if (recent === null || earlier === null || earlier < WORTH_PERCENT || recent >= earlier * FALLEN) return null;
  return { percent: recent, usual: earlier };
}

function closing({ pace, closesMs, quietHours }: Known, nowMs: number): Attention["values"] | null {
  const ends = [closesMs, quietHours === true ? nextQuiet(nowMs) : null].filter((ms): ms is number => ms !== null);
  const untilMs = Math.min(...ends) - nowMs;
  if (!pace?.left || untilMs > CLOSING_MS || pace.left.from * MINUTE_MS <= untilMs) return null;
  return { minutes: Math.max(0, Math.ceil(untilMs / MINUTE_MS)), left: pace.left.from };
}

const isSame = (a: Sample, b: Sample) =>
  a.sent === b.sent && a.answered === b.answered && a.waitingRetry === b.waitingRetry && (a.dialing ?? 0) === (b.dialing ?? 0);

export const percentOf = ({ calls, network }: NetworkShare) => (calls === 0 ? 0 : Math.round((network / calls) * 100));

/** Whether upstream rests now where it was asked to (reference, `reasonableHours`). */
function isQuiet(nowMs: number): boolean {
  const { hour } = israelClock(nowMs);
  return hour >= QUIET.from || hour < QUIET.until;
}

/** When the night was over that came before a moment of the day. */
function quietEnded(nowMs: number): number {
  const { hour, minute } = israelClock(nowMs);
  return nowMs - (nowMs % MINUTE_MS) - ((hour - QUIET.until) * 60 + minute) * MINUTE_MS;
}

function nextQuiet(nowMs: number): number {
  const { hour, minute } = israelClock(nowMs);
  return isQuiet(nowMs) ? nowMs : nowMs + ((QUIET.from - hour) * 60 - minute) * MINUTE_MS;
}

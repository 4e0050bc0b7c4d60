import * as z from "zod/mini";
import { Campaign, CampaignId, Money } from "@/lib/campaigns/schema";

const Time = z.iso.datetime({ offset: true });
const Count = z.nullable(z.int().check(z.nonnegative()));
const Rate = z.nullable(z.number().check(z.nonnegative()));

/** How fast a campaign calls, from our own samples of its counters (`lib/live/pace.ts`). */
export const Pace = z.object({
  /** Calls a minute over the last two minutes; null while there are too few samples. Retries are counted as far as the counters show them. */
  perMinute: Rate,
  /** The most in a minute of the series. */
  peak: Rate,
  /** A figure for each of the last thirty minutes, the latest last; null where nobody looked or it didn't run. */
  series: z.array(Rate),
  /** Minutes of calling that are left at the speeds seen, from the least to the most; null while nobody can say. */
  left: z.nullable(z.object({ from: z.int(), to: z.int() })),
  /** Percent of the recipients dialled in the last ten minutes who answered, and of those before; null with too few. */
  recentAnswerPercent: Rate,
  earlierAnswerPercent: Rate,
});
export type Pace = z.output<typeof Pace>;

/** Why a campaign wants a person's eyes, the most urgent first. */
export const ATTENTION_KINDS = ["breaker", "network", "stalled", "answer-rate", "window"] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];
export const Attention = z.object({
  kind: z.enum(ATTENTION_KINDS),
  since: Time,
  /** The figures of its sentence, by name. */
  values: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type Attention = z.output<typeof Attention>;

const percent = z.int("live.problems.percent").check(z.minimum(5, "live.problems.percent"), z.maximum(95, "live.problems.percent"));
const minutes = z.int("live.problems.minutes").check(z.minimum(2, "live.problems.minutes"), z.maximum(60, "live.problems.minutes"));
const calls = z.int("live.problems.calls").check(z.minimum(10, "live.problems.calls"), z.maximum(100_000, "live.problems.calls"));

/** Held by the system when more than `percent` of at least `calls` calls in the last `minutes` fail in the network. */
export const BreakerRule = z.strictObject({ percent, minutes, calls });
export type BreakerRule = z.output<typeof BreakerRule>;
export const BREAKER_DEFAULT: BreakerRule = { percent: 30, minutes: 10, calls: 50 };

export const Breaker = z.object({
  percent,
  minutes,
  calls,
  /** Who set it. */
  setBy: z.string(),
  trippedAt: z.nullable(Time),
  /** What it saw when it held the campaign. */
  seen: z.nullable(z.object({ calls: z.int(), network: z.int(), percent: z.int() })),
});
export type Breaker = z.output<typeof Breaker>;
export const BreakerRequest = z.extend(BreakerRule, { campaignId: CampaignId });
/** The breaker after it was set; null where there is none. */
export const BreakerAnswer = z.object({ breaker: z.nullable(Breaker) });

/** A campaign of the board, with what our own samples add to it. */
export const LiveCampaign = z.extend(Campaign, {
  /** Null for one that has not begun. */
  pace: z.nullable(Pace),
  attention: z.array(Attention),
  breaker: z.nullable(Breaker),
});
export type LiveCampaign = z.output<typeof LiveCampaign>;

/** What is left on the account, as the latest dry run told it less what was sent since. */
export const LiveBalance = z.object({
  amount: Money,
  /** When IP-Sales told it. */
  at: Time,
  /** Units that are missing for the launches that wait to be sent; null when it is enough for them. */
  shortBy: z.nullable(Money),
});
export type LiveBalance = z.output<typeof LiveBalance>;

/** What is told at the top of the board: everything that began today, and how fast it goes now. */
export const LiveTotals = z.object({
  /** Campaigns that began today in Israel. */
  campaigns: z.int(),
  dialled: Count,
  answered: Count,
  price: z.nullable(Money),
  /** Calls in the air, and those a minute, of all that run. */
  dialing: Count,
  perMinute: Rate,
  series: z.array(Rate),
  /** When the last of those that run is likely to have ended. */
  endsBy: z.nullable(Time),
  balance: z.nullable(LiveBalance),
});
export type LiveTotals = z.output<typeof LiveTotals>;

/** `event: snapshot`: everything that is live, once, when a viewer joins, and again to one who could not keep up. */
export const LiveSnapshot = z.object({ campaigns: z.array(LiveCampaign), at: z.nullable(Time), totals: z.nullable(LiveTotals) });
/** `event: gone`: a campaign that ended a while ago, or that IP-Sales no longer lists. */
export const LiveGone = z.object({ id: CampaignId });
/** `event: status`, at every look: when the figures were true, and what keeps them from being renewed. */
export const LiveStatus = z.object({
  at: z.nullable(Time),
  /** How old they were when this was sent, by the server's clock: a browser's may be wrong. */
  ageMs: z.nullable(z.number()),
  problem: z.nullable(z.object({ code: z.string(), message: z.string() })),
  totals: z.nullable(LiveTotals),
});
export type LiveStatus = z.output<typeof LiveStatus>;

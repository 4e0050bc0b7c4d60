import * as z from "zod/mini";
import { Money } from "@/lib/campaigns/schema";

const problem = (name: string) => `insights.problems.${name}`;

/** What the database is asked at once. */
export const LONGEST_DAYS = 400;
const Day = z.iso.date({ error: problem("day") });
const days = { from: z.optional(Day), to: z.optional(Day) };

/** Days of Israel, both included; campaigns belong to the day they were created. The last 90 days unless told. */
export const InsightsQuery = z.strictObject(days);
export type InsightsQuery = z.output<typeof InsightsQuery>;

const PageNumber = (maximum: number, error: string) =>
  z.pipe(
    z.string({ error }).check(z.regex(/^\d{1,6}$/, { error })),
    z.pipe(z.transform(Number), z.int().check(z.minimum(1, { error }), z.maximum(maximum, { error }))),
  );

export const DeadNumbersQuery = z.strictObject({
  ...days,
  page: z._default(PageNumber(100_000, problem("page")), 1),
  pageSize: z._default(PageNumber(200, problem("page")), 50),
});

/** Answer rates by the hour of Israel's clock and the day of the week. */
export const HourWeekday = z.object({
  /** Only hours in which somebody was called. `weekday`: 0 is Sunday. */
  cells: z.array(z.object({ weekday: z.int(), hour: z.int(), calls: z.int(), answered: z.int() })),
  /** A cell with fewer calls tells nothing. */
  minCalls: z.int(),
  campaigns: z.int(),
  /**
   * Those of them that took a day or more, in which each attempt counts instead of each recipient. `attempts` are in the cells; `notDated`
   * were made too, and nobody knows when.
   */
  byAttempts: z.object({ campaigns: z.int(), attempts: z.int(), notDated: z.int() }),
  /** Left out: campaigns whose calls can't be given a day. */
  longerThanADay: z.int(),
  timesUnknown: z.int(),
});
export type HourWeekday = z.output<typeof HourWeekday>;

const Rate = z.object({ dialed: z.int(), answered: z.int() });

/**
 * `number`: as the launch asked for it. `account`: launched here without a number, so the account's own. `elsewhere`: not launched here, so nobody
 * knows.
 */
export const CALLER_ID_KINDS = ["number", "account", "elsewhere"] as const;

export const CallerIdHealth = z.extend(Rate, {
  kind: z.enum(CALLER_ID_KINDS),
  callerId: z.nullable(z.string()),
  campaigns: z.int(),
  /** By weeks that begin on Sunday, every one from the first to the last; nobody was called in a week without dialled recipients. */
  weeks: z.array(z.extend(Rate, { from: z.iso.date() })),
  /** The earlier half of its campaigns and the later, when the later is worse by the rule of `caller-id-health.ts`. */
  falling: z.nullable(z.object({ earlier: Rate, later: Rate })),
});
export type CallerIdHealth = z.output<typeof CallerIdHealth>;

export const PriceLine = z.object({
  campaignId: z.int(),
  title: z.string(),
  startedAt: z.nullable(z.iso.datetime({ offset: true })),
  /** The dry run's figure. */
  forecast: z.nullable(Money),
  price: z.nullable(Money),
  /** How much more than the forecast, in percent of it; less with a minus. Null where one is unknown, or nothing was forecast. */
  percent: z.nullable(z.number()),
});
export type PriceLine = z.output<typeof PriceLine>;

export const Prices = z.object({
  /** Campaigns that were launched here, newest first. */
  campaigns: z.array(PriceLine),
  /** Over those whose two figures are both known. */
  total: z.nullable(z.object({ campaigns: z.int(), forecast: Money, price: Money, percent: z.nullable(z.number()) })),
  /** Launched here, with one of the two unknown. */
  unknown: z.int(),
  /** Not launched here: nobody forecast anything. */
  elsewhere: z.int(),
});
export type Prices = z.output<typeof Prices>;

export const Insights = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  drawnFrom: z.extend(Rate, {
    campaigns: z.int(),
    /** Over, but their reports were not read yet; null while IP-Sales' history is not to be had. */
    notRead: z.nullable(z.int()),
    /** Not over yet. */
    notOver: z.nullable(z.int()),
  }),
  hours: HourWeekday,
  callerIds: z.array(CallerIdHealth),
  prices: Prices,
});
export type Insights = z.output<typeof Insights>;

/** A number that did not exist in at least two campaigns. */
const DeadNumber = z.object({
  phone: z.string(),
  campaigns: z.int(),
  /** The latest of them, newest first. */
  latest: z.array(z.object({ campaignId: z.int(), title: z.string() })),
});
export type DeadNumber = z.output<typeof DeadNumber>;

export const DeadNumbersPage = z.object({ numbers: z.array(DeadNumber), total: z.int() });

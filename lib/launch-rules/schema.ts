import * as z from "zod/mini";

/** What an admin decided about launching: when a second person is needed, and when people may be called at all. */

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const problem = (name: string) => `launchRules.problems.${name}`;

/** A time of day in Israel, `HH:MM`. */
const TimeOfDay = z.string({ error: problem("time") }).check(
  // What isn't a time is not compared with one.
  z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: problem("time"), abort: true }),
);

const DAY_BEGINS = "00:00";
/** Where the hours of a day that go on until midnight end, as a text that sorts. */
export const END_OF_DAY = "24:00";

/** The end of a day's hours: `00:00` is the midnight at the end of the day, for there are no hours before its beginning. */
export const endOfHours = ({ until }: { until: string }): string => (until === DAY_BEGINS ? END_OF_DAY : until);

/** From when until when people are called on a weekday, the end not included; until `00:00` is until midnight. Null: nobody is called that day. */
const Hours = z.nullable(
  z
    .strictObject({ from: TimeOfDay, until: TimeOfDay })
    .check(z.refine((hours) => hours.from < endOfHours(hours), { error: problem("hoursReversed"), path: ["until"] })),
);

/** Earlier than this no Shabbat ends in Israel (13 minutes past five in December), and none begins later: what lies beyond is a slip. */
const EARLIEST_END = "17:00";
const LATEST_BEGINNING = "20:00";

const Rest = z.strictObject({
  eveCutOff: TimeOfDay.check(z.refine((time) => time <= LATEST_BEGINNING, { error: problem("eveCutOff") })),
  reopensAt: TimeOfDay.check(z.refine((time) => time >= EARLIEST_END, { error: problem("reopensAt") })),
});

export const OUTSIDE = ["warn", "refuse"] as const;

export const CallingWindow = z
  .strictObject({
    days: z.strictObject({
      sunday: Hours,
      monday: Hours,
      tuesday: Hours,
      wednesday: Hours,
      thursday: Hours,
      friday: Hours,
      saturday: Hours,
    }),
    /**
     * Nobody is called on Shabbat and Israel's holidays: from `eveCutOff` on Friday, and on the eve of a holiday, until `reopensAt`
     * after it ends. Null: the weekdays' hours alone decide.
     */
    rest: z.nullable(Rest),
    /** What a launch outside the window meets: a warning, or a refusal. */
    outside: z.enum(OUTSIDE),
    /** Campaigns of ours that run when the window closes are held, and go on when it opens. */
    holdRunning: z.boolean(),
  })
  .check(
    z.refine((window) => WEEKDAYS.some((weekday) => opensOn(window, weekday)), { error: problem("neverOpens"), path: ["days"] }),
    z.refine((window) => window.rest !== null || !WEEKDAYS.every((weekday) => isWholeDay(window.days[weekday])), {
      error: problem("neverCloses"),
      path: ["days"],
    }),
  );
export type CallingWindow = z.output<typeof CallingWindow>;

/** Whether anybody may be called on this weekday in an ordinary week: Friday's hours may begin after rest has, Saturday's end before it does. */
export function opensOn({ days, rest }: Pick<CallingWindow, "days" | "rest">, weekday: Weekday): boolean {
  const hours = days[weekday];
  if (!hours || !rest) return hours !== null;
  if (weekday === "friday") return hours.from < rest.eveCutOff;
  return weekday !== "saturday" || endOfHours(hours) > rest.reopensAt;
}

const isWholeDay = (hours: z.output<typeof Hours>) => hours !== null && hours.from === DAY_BEGINS && endOfHours(hours) === END_OF_DAY;

export const LIMITS = { recipients: 1_000_000, price: 1_000_000_000 } as const;

const Recipients = z
  .int({ error: problem("recipients") })
  .check(z.minimum(0, problem("recipients")), z.maximum(LIMITS.recipients, problem("recipients")));

/** Account units, exact: "1500.5". */
const Price = z.string({ error: problem("price") }).check(
  z.regex(/^\d{1,10}(\.\d{1,4})?$/, problem("price")),
  z.refine((price) => Number(price) <= LIMITS.price, { error: problem("price") }),
);

export const LaunchRules = z.strictObject({
  /** A launch over either limit waits for a second person. Null: no limit. */
  approval: z.strictObject({ overRecipients: z.nullable(Recipients), overPrice: z.nullable(Price) }),
  /** Null: people may be called at any time. */
  callingWindow: z.nullable(CallingWindow),
});
export type LaunchRules = z.output<typeof LaunchRules>;

/** Until an admin decides: nobody else is asked, and there is no window (launch.md, "The calling window"). */
export const NO_RULES: LaunchRules = { approval: { overRecipients: null, overPrice: null }, callingWindow: null };

const Time = z.iso.datetime({ offset: true });

export const LaunchRulesAnswer = z.object({
  rules: LaunchRules,
  /** Null: nobody has decided anything yet. */
  savedAt: z.nullable(Time),
  savedBy: z.nullable(z.object({ name: z.string() })),
  /** How the calling window stands by the server's clock; null when there is none. `until`: null when that is beyond thirty days. */
  window: z.nullable(z.object({ open: z.boolean(), until: z.nullable(Time), why: z.nullable(z.enum(["day", "hours", "rest"])) })),
});
export type LaunchRulesAnswer = z.output<typeof LaunchRulesAnswer>;

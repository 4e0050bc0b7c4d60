import { type LaunchRules, WEEKDAYS, type Weekday } from "@/lib/launch-rules/schema";

/** What stands in the form. What is switched off keeps what was typed, and comes back with it. */
export interface RulesDraft {
  overRecipients: LimitDraft;
  overPrice: LimitDraft;
  window: WindowDraft;
}

export interface LimitDraft {
  isOn: boolean;
  /** Null: nothing is typed. */
  value: number | null;
}

export interface HoursDraft {
  isOn: boolean;
  /** Null while a time isn't whole. */
  from: string | null;
  until: string | null;
}

export interface RestDraft {
  isOn: boolean;
  eveCutOff: string | null;
  reopensAt: string | null;
}

export interface WindowDraft {
  isOn: boolean;
  days: Record<Weekday, HoursDraft>;
  rest: RestDraft;
  outside: "warn" | "refuse";
  holdRunning: boolean;
}

const hours = (from: string, until: string, isOn = true): HoursDraft => ({ isOn, from, until });

/** What is offered to whoever switches a rule on: the hours of an Israeli office, and rest by the earliest and the latest Shabbat. */
const OFFERED: RulesDraft = {
  overRecipients: { isOn: false, value: 1_000 },
  overPrice: { isOn: false, value: 1_000 },
  window: {
    isOn: false,
    days: {
      sunday: hours("09:00", "20:00"),
      monday: hours("09:00", "20:00"),
      tuesday: hours("09:00", "20:00"),
      wednesday: hours("09:00", "20:00"),
      thursday: hours("09:00", "20:00"),
      friday: hours("09:00", "12:30"),
      saturday: hours("20:30", "22:00", false),
    },
    rest: { isOn: true, eveCutOff: "15:00", reopensAt: "20:30" },
    outside: "warn",
    holdRunning: false,
  },
};

/** The form for rules that are in force. */
export function draftOf({ approval, callingWindow }: LaunchRules): RulesDraft {
  const { overRecipients, overPrice } = approval;
  return {
    overRecipients: overRecipients === null ? OFFERED.overRecipients : { isOn: true, value: overRecipients },
    overPrice: overPrice === null ? OFFERED.overPrice : { isOn: true, value: Number(overPrice) },
    window: callingWindow === null ? OFFERED.window : windowDraft(callingWindow),
  };
}

function windowDraft({ days, rest, outside, holdRunning }: NonNullable<LaunchRules["callingWindow"]>): WindowDraft {
  const dayDraft = (weekday: Weekday): HoursDraft => {
    const own = days[weekday];
    return own ? { isOn: true, ...own } : { ...OFFERED.window.days[weekday], isOn: false };
  };
  return {
    isOn: true,
    days: eachDay(dayDraft),
    rest: rest ? { isOn: true, ...rest } : { ...OFFERED.window.rest, isOn: false },
    outside,
    holdRunning,
  };
}

/** What the form asks for, in the order of the schema; whether it is right, the schema says. A field left empty is no "no limit". */
export function rulesOf({ overRecipients, overPrice, window }: RulesDraft): unknown {
  return {
    approval: {
      overRecipients: overRecipients.isOn ? (overRecipients.value ?? "") : null,
      overPrice: overPrice.isOn ? String(overPrice.value ?? "") : null,
    },
    callingWindow: window.isOn ? callingWindowOf(window) : null,
  };
}

/** The window that the form asks for, whether it is switched on or not. */
export function callingWindowOf({ days, rest, outside, holdRunning }: WindowDraft): unknown {
  return {
    days: eachDay((weekday) => {
      const { isOn, from, until } = days[weekday];
      return isOn ? { from: from ?? "", until: until ?? "" } : null;
    }),
    rest: rest.isOn ? { eveCutOff: rest.eveCutOff ?? "", reopensAt: rest.reopensAt ?? "" } : null,
    outside,
    holdRunning,
  };
}

function eachDay<Value>(of: (weekday: Weekday) => Value): Record<Weekday, Value> {
  const [sunday, monday, tuesday, wednesday, thursday, friday, saturday] = WEEKDAYS;
  return {
    sunday: of(sunday),
    monday: of(monday),
    tuesday: of(tuesday),
    wednesday: of(wednesday),
    thursday: of(thursday),
    friday: of(friday),
    saturday: of(saturday),
  };
}

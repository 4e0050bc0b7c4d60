import { endOfHours, type LaunchRules, WEEKDAYS } from "./schema";

export type RuleFact = string | number | boolean;

/** What the audit writes where there is no limit, no hours or no window: no word, so that it reads in every language. */
const NONE = "–";

/** The rules as flat facts for the audit. */
export function ruleFacts({ approval, callingWindow }: LaunchRules): Record<string, RuleFact> {
  const hours = WEEKDAYS.map((weekday) => {
    const own = callingWindow?.days[weekday];
    return [weekday, own ? `${own.from}–${endOfHours(own)}` : NONE] as const;
  });
  const rest = callingWindow?.rest;
  return {
    overRecipients: approval.overRecipients ?? NONE,
    overPrice: approval.overPrice ?? NONE,
    callingWindow: callingWindow !== null,
    ...(callingWindow && {
      ...Object.fromEntries(hours),
      restDays: rest ? `${rest.eveCutOff}–${rest.reopensAt}` : NONE,
      outside: callingWindow.outside,
      holdRunning: callingWindow.holdRunning,
    }),
  };
}

/** What stood before where something else stands now. */
export function changedFacts(before: LaunchRules, after: LaunchRules): Record<string, RuleFact> {
  const now = ruleFacts(after);
  return Object.fromEntries(Object.entries(ruleFacts(before)).filter(([name, fact]) => now[name] !== fact));
}

"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { nextRest, type RestDay, type RestTimes } from "@/lib/launch-rules/rest-days";
import { addDays, formatTime, israelDay } from "@/lib/time";

/** Moments and rests as they are said inside sentences about the calling window. */
export function useWindowWords() {
  const t = useTranslations("launchRules.window");
  const names = useTranslations("launchRules.rest.names");
  const locale = useLocale();
  const format = useFormatter();

  /** Israel's weekday, date and time; of today and tomorrow by that word. */
  const moment = (ms: number, nowMs: number): string => near(ms, nowMs) ?? formatTime(ms, locale, "weekday");
  /** The same after a verb: "on Friday", "tomorrow". */
  const on = (ms: number, nowMs: number): string => near(ms, nowMs) ?? t("on", { moment: moment(ms, nowMs) });
  const near = (ms: number, nowMs: number): string | null => {
    const [day, today] = [israelDay(ms), israelDay(nowMs)];
    const time = formatTime(ms, locale, "time");
    if (day === today) return t("today", { time });
    return day === addDays(today, 1) ? t("tomorrow", { time }) : null;
  };
  const rest = (days: readonly RestDay[]): string => format.list(days.map((day) => names(day)));
  /** The names of the rest that a moment lies in. */
  const restAt = (times: RestTimes, ms: number): string => rest(nextRest(times, ms).names);
  return { moment, on, rest, restAt };
}

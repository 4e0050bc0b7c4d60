"use client";
import { useLocale } from "next-intl";
import { formatTime, israelDay } from "@/lib/time";

/** A moment as short as it can be told: the hour today, and on another day that day with it. */
export function useMoment(now: number): (moment: string | number) => string {
  const locale = useLocale();
  return (moment) => formatTime(moment, locale, israelDay(moment) === israelDay(now) ? "time" : "short");
}

"use client";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { LONGEST_DAYS } from "@/lib/insights/schema";
import { addDays, israelDay } from "@/lib/time";

const DEFAULT_DAYS = 90;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The days that insights are drawn from, and the page of the dead numbers, in the address. */
export function useInsightsRange() {
  const today = israelDay(Date.now());
  const fallback = { from: addDays(today, -DEFAULT_DAYS), to: today };
  const [state, setState] = useQueryStates({
    from: parseAsString.withDefault(fallback.from),
    to: parseAsString.withDefault(fallback.to),
    page: parseAsInteger.withDefault(1),
  });
  const { from, to } = state;
  const isRange = DAY.test(from) && DAY.test(to) && from <= to && from >= addDays(to, -LONGEST_DAYS);
  return {
    today,
    range: isRange ? { from, to } : fallback,
    page: Math.max(1, state.page),
    setRange: (range: { from: string; to: string }) => setState({ ...range, page: 1 }),
    goTo: (page: number, history: "push" | "replace" = "push") => setState({ page }, { history }),
    /** The address asks for more than can be shown at once. */
    isRefused: !isRange,
  };
}

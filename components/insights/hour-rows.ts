import type { HourWeekday } from "@/lib/insights/schema";

export type HourCell = HourWeekday["cells"][number];

export interface HourRow {
  hour: number;
  /** By weekday, Sunday first; null where nobody was called. */
  cells: (HourCell | null)[];
}

/** The hours from the first to the last in which somebody was called, without a hole between. */
export function hourRows(cells: readonly HourCell[]): HourRow[] {
  if (cells.length === 0) return [];
  const hours = cells.map(({ hour }) => hour);
  const first = Math.min(...hours);
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, index) => {
    const hour = first + index;
    const at = (weekday: number) => cells.find((cell) => cell.hour === hour && cell.weekday === weekday) ?? null;
    return { hour, cells: [0, 1, 2, 3, 4, 5, 6].map(at) };
  });
}

/** The lowest and the highest rate among cells with enough calls; null when there is none. */
export function rateSpan({ cells, minCalls }: Pick<HourWeekday, "cells" | "minCalls">): { low: number; high: number } | null {
  const rates = cells.filter(({ calls }) => calls >= minCalls).map(({ answered, calls }) => answered / calls);
  return rates.length === 0 ? null : { low: Math.min(...rates), high: Math.max(...rates) };
}

import type { Pace } from "@/lib/live/schema";

/** Minutes of calling that are left, as a person reads them. Times are epoch milliseconds. */
type Left = NonNullable<Pace["left"]>;

const MINUTE_MS = 60_000;
/** From here on nobody plans by the minute, and figures that change with every look would only be restless. */
const LONG_MINUTES = 30;
const STEP_MS = 5 * MINUTE_MS;

/** When it is likely to end, if it goes on from `nowMs`: to the minute, or to five minutes when it is far. */
export function endRange({ from, to }: Left, nowMs: number): { fromMs: number; toMs: number } {
  const step = to < LONG_MINUTES ? MINUTE_MS : STEP_MS;
  const [first, last] = [nowMs + from * MINUTE_MS, nowMs + to * MINUTE_MS];
  const fromMs = Math.max(Math.floor(first / step) * step, Math.floor(nowMs / MINUTE_MS) * MINUTE_MS);
  return { fromMs, toMs: Math.ceil(last / step) * step };
}

const HOURS_FROM = 120;

/** How long it still takes: minutes, or hours when it is many. */
export function leftRange({ from, to }: Left): { unit: "minutes" | "hours"; from: number; to: number } {
  if (to < HOURS_FROM) return { unit: "minutes", from, to };
  return { unit: "hours", from: Math.floor(from / 60), to: Math.ceil(to / 60) };
}

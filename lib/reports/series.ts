import type { ReportSummary } from "./schema";

const DAY_MINUTES = 24 * 60;
const BUCKET_MINUTES = [1, 2, 5, 10, 15, 30, 60];

export interface TimeBucket {
  /** `HH:MM` at which the bucket begins. */
  from: string;
  /** `HH:MM` at which the next one begins. */
  to: string;
  answered: number;
  notAnswered: number;
  network: number;
}

export interface Timeline {
  bucketMinutes: number;
  buckets: TimeBucket[];
}

/**
 * Last calls along the day, in at most `maxBuckets` equal buckets. The times have no date, so a night's campaign would fall apart at midnight:
 * the line begins after the longest stretch of the day without a call.
 */
export function timelineOf(byMinute: ReportSummary["byMinute"], maxBuckets = 24): Timeline {
  if (byMinute.length === 0) return { bucketMinutes: 1, buckets: [] };
  const minutes = byMinute.map((entry) => ({ ...entry, minute: minuteOf(entry.key) })).sort((a, b) => a.minute - b.minute);
  const start = afterLongestPause(minutes.map(({ minute }) => minute));
  const shifted = (minute: number) => (minute - start + DAY_MINUTES) % DAY_MINUTES;
  const span = Math.max(...minutes.map(({ minute }) => shifted(minute))) + 1;
  // The first bucket begins on a round minute, which may take one bucket more.
  const bucketMinutes = BUCKET_MINUTES.find((size) => Math.ceil((span + (start % size)) / size) <= maxBuckets) ?? 60;
  const first = start - (start % bucketMinutes);
  const count = Math.min(Math.ceil((span + (start - first)) / bucketMinutes), DAY_MINUTES / bucketMinutes);
  const buckets = Array.from({ length: count }, (_, index) => ({
    from: clock(first + index * bucketMinutes),
    to: clock(first + (index + 1) * bucketMinutes),
    answered: 0,
    notAnswered: 0,
    network: 0,
  }));
  for (const entry of minutes) {
    const bucket = buckets[Math.floor(((entry.minute - first + DAY_MINUTES) % DAY_MINUTES) / bucketMinutes)];
    if (!bucket) throw new RangeError(`${entry.key} is outside the timeline`);
    bucket.answered += entry.answered;
    bucket.network += entry.network;
    bucket.notAnswered += entry.count - entry.answered - entry.network;
  }
  return { bucketMinutes, buckets };
}

function afterLongestPause(minutes: number[]): number {
  let start = minutes[0] ?? 0;
  let longest = -1;
  minutes.forEach((minute, index) => {
    const previous = minutes[index - 1] ?? (minutes.at(-1) ?? 0) - DAY_MINUTES;
    if (minute - previous > longest) {
      longest = minute - previous;
      start = minute;
    }
  });
  return start;
}

function minuteOf(key: string): number {
  const [hours = 0, minutes = 0] = key.split(":").map(Number);
  return (hours * 60 + minutes) % DAY_MINUTES;
}

function clock(minute: number): string {
  const wrapped = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return `${String(Math.floor(wrapped / 60)).padStart(2, "0")}:${String(wrapped % 60).padStart(2, "0")}`;
}

const STEP_SECONDS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

export interface LengthBin {
  fromSeconds: number;
  /** Not included; null for the last bin, which has no end. */
  toSeconds: number | null;
  count: number;
}

/**
 * The histogram of lengths in at most `maxBins` equal bins, empty ones included. A few very long calls don't flatten the rest: what is longer
 * than 99 of 100 calls falls into one open bin at the end.
 */
export function lengthBins(histogram: ReportSummary["duration"]["histogram"], maxBins = 8): LengthBin[] {
  const total = histogram.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [];
  let seen = 0;
  const sorted = [...histogram].sort((a, b) => a.fromSeconds - b.fromSeconds);
  const common = sorted.find(({ count }) => {
    seen += count;
    return seen >= total * 0.99;
  });
  const top = common?.fromSeconds ?? 0;
  const stepSeconds = STEP_SECONDS.find((step) => Math.floor(top / step) + 1 <= maxBins) ?? Math.ceil((top + 1) / maxBins / 3600) * 3600;
  const bins: LengthBin[] = Array.from({ length: Math.floor(top / stepSeconds) + 1 }, (_, index) => ({
    fromSeconds: index * stepSeconds,
    toSeconds: (index + 1) * stepSeconds,
    count: 0,
  }));
  const end = bins.length * stepSeconds;
  const tail: LengthBin = { fromSeconds: end, toSeconds: null, count: 0 };
  for (const { fromSeconds, count } of sorted) {
    const bin = bins[Math.floor(fromSeconds / stepSeconds)] ?? tail;
    bin.count += count;
  }
  return tail.count > 0 ? [...bins, tail] : bins;
}

/** A part of a whole in words of digits: never "0%" for something and never "100%" for less than all. */
export function shareText(count: number, total: number): string {
  if (total === 0 || count === 0) return "0%";
  if (count === total) return "100%";
  const percent = (count / total) * 100;
  if (percent < 0.5) return "<1%";
  if (percent > 99.5) return ">99%";
  return `${Math.round(percent)}%`;
}

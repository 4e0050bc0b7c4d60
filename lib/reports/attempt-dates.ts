import { israelClock, israelMoment, israelMoments, toIsraelIso } from "@/lib/time";
import { verdictOf } from "./judge";
import type { AttemptTimeline, ReportSummary } from "./schema";
import { type CallSignals, isAnswered } from "./verdict";
import type { VerdictRules } from "./verdict-rules";

/** What is known of when an attempt ended; epoch milliseconds. */
export interface AttemptTimes {
  /** After one reading of the report and before the other; null: there was none before. */
  afterMs: number | null;
  beforeMs: number;
  /** `HH:MM`, without its day. */
  clock: string | null;
}

/** Attempts of which the same is known. */
export interface AttemptGroup extends AttemptTimes, CallSignals {
  count: number;
  /** Attempts before these that no reading showed. */
  missed: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Two readings further apart leave a gap: attempts may have gone by in it. */
export const GAP_MS = 15 * MINUTE_MS;
/** Two clocks that differ a little, and a call that began before the reading that it was still in the air at. */
const EARLIER_MS = 75 * MINUTE_MS;
const LATER_MS = 2 * MINUTE_MS;
const BUCKET_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1_440];

/**
 * When attempts were made. IP-Sales tells the time of day and the readings tell between which moments, which makes one moment where those
 * are less than a day apart. A time that fits neither day is left to the readings, if they are near each other.
 * @param startedAtMs when the campaign began: before the first reading there was no other
 * @returns null where only the readings' distance is known
 */
export function momentOf({ afterMs, beforeMs, clock }: AttemptTimes, startedAtMs: number | null): number | null {
  const after = afterMs ?? startedAtMs;
  if (after === null || beforeMs - after >= DAY_MS) return null;
  const fits = (clock === null ? [] : momentsAround(hourOf(beforeMs), clock)).filter(
    (moment) => moment <= beforeMs + LATER_MS && moment >= after - EARLIER_MS,
  );
  if (fits.length > 0) return Math.max(...fits);
  return beforeMs - after <= GAP_MS ? beforeMs : null;
}

const hourOf = (ms: number): number => ms - (ms % HOUR_MS);

interface Day {
  startMs: number;
  lengthMs: number;
}

/** By hours. Calendars are slow, and thousands of attempts share an hour. */
const known = new Map<number, Day[]>();
const MOST_KNOWN = 20_000;

/** The day of a moment and the day before, in Israel. */
function daysAround(hourMs: number): Day[] {
  const before = known.get(hourMs);
  if (before) return before;
  const today = midnightOf(hourMs);
  const [yesterday, tomorrow] = [midnightOf(today - DAY_MS / 2), midnightOf(today + 1.5 * DAY_MS)];
  const days = [
    { startMs: today, lengthMs: tomorrow - today },
    { startMs: yesterday, lengthMs: today - yesterday },
  ];
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(hourMs, days);
  return days;
}

/** When the clock showed this time on the day of the moment and on the day before. */
function momentsAround(hourMs: number, clock: string): number[] {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  if (!(hour < 24 && minute < 60)) return [];
  return daysAround(hourMs).flatMap(({ startMs, lengthMs }) => {
    if (lengthMs === DAY_MS) return [startMs + hour * HOUR_MS + minute * MINUTE_MS];
    // The clocks are changed on that day: it has an hour twice, or lacks one.
    return israelMoments({ ...israelClock(startMs), hour, minute, second: 0 }).map((moment) => Date.parse(moment));
  });
}

/**
 * How many attempts a report counts: one for each recipient who was dialled, and the retries.
 * @returns null where it doesn't tell of everyone who was dialled how often
 */
export function attemptsMade({ byRetries, recipients, dialed }: Pick<ReportSummary, "byRetries" | "recipients"> & { dialed: number }) {
  const untold = byRetries.find(({ key }) => key === "")?.count ?? 0;
  if (untold > recipients - dialed) return null;
  return byRetries.reduce((sum, { key, count }) => sum + Number(key) * count, dialed);
}

/**
 * What no reading showed was followed by another attempt, so nobody answered it, and answers among the others look more frequent than they
 * were. With a tenth missing 30 % look like 33 %, which is less than a few dozen calls can tell.
 */
const MOST_UNDATED = 0.1;

/** Whether those of them that have a date may stand for all. */
export function areEnoughDated(dated: number, all: number): boolean {
  return all - dated <= all * MOST_UNDATED;
}

interface TimelineOptions {
  /** When the campaign began; null: unknown. */
  startedAtMs: number | null;
  /** How the admins want calls to be judged. */
  rules: VerdictRules;
  maxBuckets?: number;
}

/** The attempts of a campaign along the days, in at most `maxBuckets` equal buckets; what is not known of them is counted. Pure. */
export function datedTimeline(
  groups: readonly AttemptGroup[],
  { startedAtMs, rules, maxBuckets = 32 }: TimelineOptions,
): Omit<AttemptTimeline, "unread"> {
  const dated = groups.map((group) => ({ group, moment: momentOf(group, startedAtMs) }));
  const moments = dated.flatMap(({ moment }) => (moment === null ? [] : [moment]));
  const gaps = gapsOf(groups);
  const told = {
    seen: sumOf(groups, "count"),
    missed: sumOf(groups, "missed"),
    undated: sumOf(
      dated.filter(({ moment }) => moment === null).map(({ group }) => group),
      "count",
    ),
  };
  if (moments.length === 0) return { bucketMinutes: 1, buckets: [], gaps: [], ...told };
  const { firstMs, sizeMs, count } = layOut(minOf(moments), maxOf(moments), maxBuckets);
  const buckets = Array.from({ length: count }, (_, index) => {
    const [from, to] = [firstMs + index * sizeMs, firstMs + (index + 1) * sizeMs];
    return { from, to, answered: 0, notAnswered: 0, network: 0, isGap: isUnread(gaps, from, to) };
  });
  for (const { group, moment } of dated) {
    if (moment === null) continue;
    const bucket = buckets[Math.floor((moment - firstMs) / sizeMs)];
    if (!bucket) throw new RangeError(`${moment} is outside the timeline`);
    bucket[partOf(group, rules)] += group.count;
  }
  const iso = <T extends { from: number; to: number }>(part: T) => ({ ...part, from: toIsraelIso(part.from), to: toIsraelIso(part.to) });
  return { bucketMinutes: sizeMs / MINUTE_MS, buckets: buckets.map(iso), gaps: gaps.map(iso), ...told };
}

function partOf(group: AttemptGroup, rules: VerdictRules): "answered" | "notAnswered" | "network" {
  if (isAnswered(group.status)) return "answered";
  return verdictOf({ ...group, durationSeconds: null }, rules) === "network" ? "network" : "notAnswered";
}

/** Round buckets, counted from midnight of the first day. */
function layOut(earliest: number, latest: number, maxBuckets: number): { firstMs: number; sizeMs: number; count: number } {
  const midnight = midnightOf(earliest);
  const from = (sizeMs: number) => midnight + Math.floor((earliest - midnight) / sizeMs) * sizeMs;
  const countOf = (sizeMs: number) => Math.floor((latest - from(sizeMs)) / sizeMs) + 1;
  const days = Math.ceil((latest - midnight + 1) / DAY_MS / maxBuckets) * DAY_MS;
  const sizeMs = BUCKET_MINUTES.map((minutes) => minutes * MINUTE_MS).find((size) => countOf(size) <= maxBuckets) ?? days;
  return { firstMs: from(sizeMs), sizeMs, count: countOf(sizeMs) };
}

function midnightOf(moment: number): number {
  const { year, month, day } = israelClock(moment);
  const midnight = israelMoment({ year, month, day, hour: 0, minute: 0, second: 0 });
  if (midnight === null) throw new RangeError(`no midnight before ${moment}`);
  return Date.parse(midnight);
}

interface Gap {
  from: number;
  to: number;
  missed: number;
}

/** Readings that lie far apart; one reading is in many groups. */
function gapsOf(groups: readonly AttemptGroup[]): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { afterMs, beforeMs, missed } of groups) {
    if (afterMs === null || beforeMs - afterMs <= GAP_MS) continue;
    const key = `${afterMs} ${beforeMs}`;
    const gap = gaps.get(key) ?? { from: afterMs, to: beforeMs, missed: 0 };
    gaps.set(key, { ...gap, missed: gap.missed + missed });
  }
  return [...gaps.values()].sort((a, b) => a.from - b.from);
}

/** Gaps take half of it or more. */
function isUnread(gaps: readonly Gap[], from: number, to: number): boolean {
  const covered = gaps.reduce((sum, gap) => sum + Math.max(0, Math.min(gap.to, to) - Math.max(gap.from, from)), 0);
  return covered * 2 >= to - from;
}

const sumOf = (groups: readonly AttemptGroup[], of: "count" | "missed") => groups.reduce((sum, group) => sum + group[of], 0);
const minOf = (values: readonly number[]) => values.reduce((least, value) => Math.min(least, value));
const maxOf = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value));

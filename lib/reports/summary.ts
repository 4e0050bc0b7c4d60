import { type CauseClass, classOf } from "./causes";
import type { CallColumns, Column } from "./columns";
import type { ReportSummary } from "./schema";
import { isAnswered, VERDICTS, type Verdict } from "./verdict";

/** Width of a step of the histogram of lengths. */
export const HISTOGRAM_STEP_SECONDS = 5;

/**
 * The figures of a report over the given rows (all of them when none are given). Every group adds up to the rows it counts: an empty key
 * stands for "IP-Sales gave none".
 */
export function summarize(calls: CallColumns, rows: Uint32Array = calls.all()): ReportSummary {
  const c = calls.columns;
  const answeredMask = c.status.mask(isAnswered);
  const answered = rows.filter((row) => answeredMask[c.status.codes[row] ?? 0] === 1);
  const unanswered = rows.filter((row) => answeredMask[c.status.codes[row] ?? 0] === 0);
  const verdicts = countsOf(c.verdict, rows);
  return {
    recipients: rows.length,
    answered: answered.length,
    optOuts: countWhere(c.digits, rows, (digits) => digits.includes("9")),
    pressed: countWhere(c.digits, answered, (digits) => digits !== ""),
    byStatus: countsOf(c.status, rows),
    bySipCode: countsOf(c.sipCode, rows),
    byCause: byCause(calls, rows),
    byClass: countsOf(c.causeClass, rows),
    byDigits: countsOf(c.digits, rows),
    byRetries: countsOf(c.retries, rows).sort((a, b) => Number(a.key === "") - Number(b.key === "") || Number(a.key) - Number(b.key)),
    byTrunk: countsOf(c.trunk, rows),
    byVerdict: VERDICTS.flatMap((key) => verdicts.filter((entry) => entry.key === key).map(({ count }) => ({ key, count }))),
    failures: failuresOf(calls, unanswered),
    byMinute: byMinute(calls, rows, answeredMask),
    indicators: indicatorsOf(calls, rows, answeredMask),
    duration: durationOf(c.durationSeconds, answered),
  };
}

type Count = { key: string; count: number };

/** Values that occur and how often, the commonest first. */
function countsOf<T>(column: Column<T>, rows: Uint32Array): Count[] {
  const found: Count[] = [];
  column.counts(rows).forEach((count, code) => {
    if (count > 0) found.push({ key: String(column.values[code] ?? ""), count });
  });
  return found.sort(byCountThenKey);
}

function byCountThenKey(a: Count, b: Count): number {
  return b.count - a.count || (a.key < b.key ? -1 : 1);
}

function countWhere<T>(column: Column<T>, rows: Uint32Array, passes: (value: T) => boolean): number {
  const mask = column.mask(passes);
  return column.counts(rows).reduce((sum, count, code) => sum + (mask[code] === 1 ? count : 0), 0);
}

/**
 * One row a text. Where the text is empty the class comes from the SIP code, so the empty text has a row for each of its classes.
 */
function byCause(calls: CallColumns, rows: Uint32Array): ReportSummary["byCause"] {
  const { cause, sipCode } = calls.columns;
  const named = countsOf(cause, rows).filter(({ key }) => key.trim() !== "");
  const nameless = cause.mask((text) => text.trim() === "");
  const empty = new Map<CauseClass, number>();
  sipCode.counts(rows.filter((row) => nameless[cause.codes[row] ?? 0] === 1)).forEach((count, code) => {
    if (count === 0) return;
    const causeClass = classOf("", sipCode.values[code] ?? "");
    empty.set(causeClass, (empty.get(causeClass) ?? 0) + count);
  });
  return [
    ...named.map((entry) => ({ ...entry, class: classOf(entry.key, "") })),
    ...[...empty].map(([causeClass, count]) => ({ key: "", count, class: causeClass })),
  ].sort(byCountThenKey);
}

function failuresOf(calls: CallColumns, rows: Uint32Array): ReportSummary["failures"] {
  const { sipCode, cause, causeClass, verdict } = calls.columns;
  const found = new Map<string, ReportSummary["failures"][number]>();
  for (const row of rows) {
    const key = `${sipCode.codes[row]} ${cause.codes[row]} ${verdict.codes[row]}`;
    const entry = found.get(key);
    if (entry) entry.count++;
    else
      found.set(key, {
        sipCode: sipCode.at(row),
        cause: cause.at(row),
        class: causeClass.at(row),
        verdict: verdict.at(row),
        count: 1,
      });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

function byMinute(calls: CallColumns, rows: Uint32Array, answeredMask: Uint8Array): ReportSummary["byMinute"] {
  const { lastCall, status, verdict } = calls.columns;
  const network: Verdict = "network";
  const networkMask = verdict.mask((value) => value === network);
  const entries = new Map<string, { key: string; count: number; answered: number; network: number }>();
  const entryOf = lastCall.values.map((time) => {
    if (time === null) return undefined;
    const key = time.slice(0, 5);
    const entry = entries.get(key) ?? { key, count: 0, answered: 0, network: 0 };
    entries.set(key, entry);
    return entry;
  });
  for (const row of rows) {
    const entry = entryOf[lastCall.codes[row] ?? 0];
    if (!entry) continue;
    entry.count++;
    entry.answered += answeredMask[status.codes[row] ?? 0] ?? 0;
    entry.network += networkMask[verdict.codes[row] ?? 0] ?? 0;
  }
  return [...entries.values()].filter(({ count }) => count > 0).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function indicatorsOf(calls: CallColumns, rows: Uint32Array, answeredMask: Uint8Array): ReportSummary["indicators"] {
  const { had180, had183, status } = calls.columns;
  const found = new Map<string, ReportSummary["indicators"][number]>();
  for (const row of rows) {
    const key = `${had180.codes[row]} ${had183.codes[row]}`;
    const entry = found.get(key) ?? { had180: had180.at(row), had183: had183.at(row), count: 0, answered: 0 };
    found.set(key, entry);
    entry.count++;
    entry.answered += answeredMask[status.codes[row] ?? 0] ?? 0;
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** Median: the middle, or the mean of the two middle ones. p90: the shortest length that nine calls of ten don't exceed (nearest rank). */
function durationOf(column: Column<number | null>, answered: Uint32Array): ReportSummary["duration"] {
  const lengths: { seconds: number; count: number }[] = [];
  column.counts(answered).forEach((count, code) => {
    const seconds = column.values[code] ?? null;
    if (count > 0 && seconds !== null) lengths.push({ seconds, count });
  });
  lengths.sort((a, b) => a.seconds - b.seconds);
  const total = lengths.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return { medianSeconds: null, p90Seconds: null, averageSeconds: null, histogram: [] };
  const nth = (n: number): number => {
    let seen = 0;
    for (const { seconds, count } of lengths) {
      seen += count;
      if (seen >= n) return seconds;
    }
    throw new RangeError(`no length number ${n} of ${total}`);
  };
  const steps = new Map<number, number>();
  for (const { seconds, count } of lengths) {
    const fromSeconds = Math.floor(seconds / HISTOGRAM_STEP_SECONDS) * HISTOGRAM_STEP_SECONDS;
    steps.set(fromSeconds, (steps.get(fromSeconds) ?? 0) + count);
  }
  return {
    medianSeconds: (nth(Math.floor((total + 1) / 2)) + nth(Math.floor(total / 2) + 1)) / 2,
    p90Seconds: nth(Math.ceil(total * 0.9)),
    averageSeconds: lengths.reduce((sum, { seconds, count }) => sum + seconds * count, 0) / total,
    histogram: [...steps].map(([fromSeconds, count]) => ({ fromSeconds, count })),
  };
}

import { classOf } from "./causes";
import type { CallColumns } from "./columns";
import { minuteText } from "./filter";
import type { CallTexts, ReportSummary } from "./schema";
import { isAnswered, VERDICTS } from "./verdict";

/** Width of a step of the histogram of lengths. */
export const HISTOGRAM_STEP_SECONDS = 5;

/**
 * The figures of a report over the given rows (all of them when none are given). Every group adds up to the rows it counts: an empty key
 * stands for "IP-Sales gave none".
 */
export function summarize(calls: CallColumns, rows: Uint32Array | null = null): ReportSummary {
  const counts = countRows(calls, rows);
  const digits = calls.digits.values;
  return {
    recipients: rows?.length ?? calls.length,
    answered: sumWhere(counts.texts, calls.texts.values, ({ status }) => isAnswered(status)),
    optOuts: sumWhere(counts.digits, digits, (keys) => keys.includes("9")),
    pressed: sumWhere(counts.digitsOfAnswered, digits, (keys) => keys !== ""),
    byStatus: byText(calls, counts, ({ status }) => status),
    bySipCode: byText(calls, counts, ({ sipCode }) => sipCode),
    byCause: byCause(calls, counts),
    byClass: byText(calls, counts, ({ cause, sipCode }) => classOf(cause, sipCode)),
    byDigits: countsOfValues(counts.digits, digits),
    byRetries: countsOfValues(counts.retries, calls.retries.values).sort(
      (a, b) => Number(a.key === "") - Number(b.key === "") || Number(a.key) - Number(b.key),
    ),
    byTrunk: byText(calls, counts, ({ trunk }) => trunk),
    byVerdict: VERDICTS.map((key, place) => ({ key, count: counts.verdicts[place] ?? 0 })).filter(({ count }) => count > 0),
    failures: failuresOf(calls, counts),
    byMinute: byMinute(calls, counts),
    indicators: indicatorsOf(calls, counts),
    duration: durationOf(calls, counts),
  };
}

/** How many of the rows have each code, from one pass over them. */
interface Counts {
  texts: Uint32Array;
  digits: Uint32Array;
  digitsOfAnswered: Uint32Array;
  retries: Uint32Array;
  /** Lengths of answered calls alone. */
  lengths: Uint32Array;
  times: Uint32Array;
  timesOfAnswered: Uint32Array;
  timesOfNetwork: Uint32Array;
  verdicts: Uint32Array;
}

const DAY_MINUTES = 24 * 60;
const NETWORK = VERDICTS.indexOf("network");

function countRows(calls: CallColumns, rows: Uint32Array | null): Counts {
  const sizes = [calls.texts, calls.digits, calls.retries, calls.durationSeconds, calls.lastCall].map(({ values }) => values.length);
  const [texts = 0, digits = 0, retries = 0, lengths = 0, times = 0] = sizes;
  const counts: Counts = {
    texts: new Uint32Array(texts),
    digits: new Uint32Array(digits),
    digitsOfAnswered: new Uint32Array(digits),
    retries: new Uint32Array(retries),
    lengths: new Uint32Array(lengths),
    times: new Uint32Array(times),
    timesOfAnswered: new Uint32Array(times),
    timesOfNetwork: new Uint32Array(times),
    verdicts: new Uint32Array(VERDICTS.length),
  };
  const answered = calls.texts.mask(({ status }) => isAnswered(status));
  const codes = {
    texts: calls.texts.codes,
    digits: calls.digits.codes,
    retries: calls.retries.codes,
    lengths: calls.durationSeconds.codes,
    times: calls.lastCall.codes,
    verdicts: calls.verdicts,
  };
  const size = rows?.length ?? calls.length;
  for (let place = 0; place < size; place++) {
    const row = rows ? (rows[place] as number) : place;
    const text = codes.texts[row] as number;
    const digit = codes.digits[row] as number;
    const time = codes.times[row] as number;
    const verdict = codes.verdicts[row] as number;
    raise(counts.texts, text);
    raise(counts.digits, digit);
    raise(counts.retries, codes.retries[row] as number);
    raise(counts.times, time);
    raise(counts.verdicts, verdict);
    if (answered[text] === 1) {
      raise(counts.digitsOfAnswered, digit);
      raise(counts.lengths, codes.lengths[row] as number);
      raise(counts.timesOfAnswered, time);
    } else if (verdict === NETWORK) {
      raise(counts.timesOfNetwork, time);
    }
  }
  return counts;
}

function raise(counts: Uint32Array, code: number, by = 1): void {
  counts[code] = (counts[code] as number) + by;
}

type Count = { key: string; count: number };

function sumWhere<T>(counts: Uint32Array, values: readonly T[], passes: (value: T) => boolean): number {
  return counts.reduce((sum, count, code) => sum + (count > 0 && passes(values[code] as T) ? count : 0), 0);
}

/** Different values that occur and how often, the commonest first; null is told as an empty text. */
function countsOfValues(counts: Uint32Array, values: readonly (string | number | null)[]): Count[] {
  const occurring: Count[] = [];
  for (let code = 0; code < values.length; code++) {
    const count = counts[code] as number;
    if (count > 0) occurring.push({ key: String(values[code] ?? ""), count });
  }
  return occurring.sort(byCountThenKey);
}

/** Groups that occur and how often, the commonest first. */
function countsOf(entries: Iterable<[string, number]>): Count[] {
  const sums = new Map<string, number>();
  for (const [key, count] of entries) if (count > 0) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums].map(([key, count]) => ({ key, count })).sort(byCountThenKey);
}

function byCountThenKey(a: Count, b: Count): number {
  return b.count - a.count || (a.key < b.key ? -1 : 1);
}

function byText(calls: CallColumns, { texts }: Counts, keyOf: (texts: CallTexts) => string): Count[] {
  return countsOf(calls.texts.values.map((value, code) => [keyOf(value), texts[code] ?? 0]));
}

/** Groups of texts that occur, each with the sum of its calls; the commonest first. */
function grouped<G extends object>(
  calls: CallColumns,
  counts: Uint32Array,
  groupOf: (texts: CallTexts, code: number) => G | null,
): (G & { count: number })[] {
  const groups = new Map<string, G & { count: number }>();
  for (const [code, texts] of calls.texts.values.entries()) {
    const count = counts[code] ?? 0;
    const group = count > 0 ? groupOf(texts, code) : null;
    if (!group) continue;
    const key = JSON.stringify(group);
    const known = groups.get(key);
    if (known) known.count += count;
    else groups.set(key, { ...group, count });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

/** One row a text. Where the text is empty the class comes from the SIP code, so the empty text has a row for each of its classes. */
function byCause(calls: CallColumns, { texts }: Counts): ReportSummary["byCause"] {
  return grouped(calls, texts, ({ cause, sipCode }) => ({
    key: cause.trim() === "" ? "" : cause,
    class: classOf(cause, sipCode),
  })).sort(byCountThenKey);
}

function failuresOf(calls: CallColumns, { texts }: Counts): ReportSummary["failures"] {
  return grouped(calls, texts, ({ status, sipCode, cause }, code) =>
    isAnswered(status) ? null : { sipCode, cause, class: classOf(cause, sipCode), verdict: calls.verdictOfTexts(code) },
  );
}

function indicatorsOf(calls: CallColumns, { texts }: Counts): ReportSummary["indicators"] {
  const answered = texts.map((count, code) => (isAnswered(calls.texts.values[code]?.status ?? "") ? count : 0));
  const signals = ({ had180, had183 }: CallTexts) => ({ had180, had183 });
  const byAnswered = grouped(calls, answered, signals);
  return grouped(calls, texts, signals).map((group) => ({
    ...group,
    answered: byAnswered.find(({ had180, had183 }) => had180 === group.had180 && had183 === group.had183)?.count ?? 0,
  }));
}

function byMinute(calls: CallColumns, counts: Counts): ReportSummary["byMinute"] {
  const seconds = calls.lastCall.values;
  const [all, answered, network] = [new Uint32Array(DAY_MINUTES), new Uint32Array(DAY_MINUTES), new Uint32Array(DAY_MINUTES)];
  for (let code = 0; code < seconds.length; code++) {
    const minute = Math.floor((seconds[code] ?? -60) / 60);
    if (minute < 0) continue;
    raise(all, minute, counts.times[code]);
    raise(answered, minute, counts.timesOfAnswered[code]);
    raise(network, minute, counts.timesOfNetwork[code]);
  }
  const minutes = [...all.keys()].filter((minute) => all[minute] !== 0);
  return minutes.map((minute) => ({
    key: minuteText(minute),
    count: all[minute] as number,
    answered: answered[minute] as number,
    network: network[minute] as number,
  }));
}

/** Median: the middle, or the mean of the two middle ones. p90: the shortest length that nine calls of ten don't exceed (nearest rank). */
function durationOf(calls: CallColumns, counts: Counts): ReportSummary["duration"] {
  const lengths: { seconds: number; count: number }[] = [];
  for (const [code, seconds] of calls.durationSeconds.values.entries()) {
    const count = counts.lengths[code] ?? 0;
    if (count > 0 && seconds !== null) lengths.push({ seconds, count });
  }
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

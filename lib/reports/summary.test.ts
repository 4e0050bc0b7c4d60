import { describe, expect, test } from "vitest";
import { CallColumns } from "./columns";
import { NO_FILTER } from "./filter";
import { hostileCalls } from "./hostile-calls";
import type { Call } from "./schema";
import { summarize } from "./summary";

/** An independent count, written without the columns. */
function tally(values: (string | number | null)[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value ?? ""), (counts.get(String(value ?? "")) ?? 0) + 1);
  return Object.fromEntries(counts);
}

const asRecord = (entries: { key: string; count: number }[]) => Object.fromEntries(entries.map(({ key, count }) => [key, count]));

describe.each([0, 1, 1_000, 100_000])("the summary of %i calls", (size) => {
  const table = CallColumns.of(hostileCalls(size, 11));
  const calls: Call[] = Array.from({ length: size }, (_, row) => table.call(row));
  const summary = summarize(table);
  const answered = calls.filter((call) => call.status.toLowerCase() === "answered");

  test("counts recipients, answers, opt-outs and keys", () => {
    expect(summary.recipients).toBe(size);
    expect(summary.answered).toBe(answered.length);
    expect(summary.optOuts).toBe(calls.filter((call) => call.digits.includes("9")).length);
    expect(summary.pressed).toBe(answered.filter((call) => call.digits.length > 0).length);
  });

  test("groups by each field, and every group adds up", () => {
    expect(asRecord(summary.byStatus)).toEqual(tally(calls.map((call) => call.status)));
    expect(asRecord(summary.bySipCode)).toEqual(tally(calls.map((call) => call.sipCode)));
    expect(asRecord(summary.byClass)).toEqual(tally(calls.map((call) => call.causeClass)));
    expect(asRecord(summary.byDigits)).toEqual(tally(calls.map((call) => call.digits)));
    expect(asRecord(summary.byRetries)).toEqual(tally(calls.map((call) => call.retries)));
    expect(asRecord(summary.byTrunk)).toEqual(tally(calls.map((call) => call.trunk)));
    expect(asRecord(summary.byVerdict)).toEqual(tally(calls.map((call) => call.verdict)));
    for (const group of [summary.byStatus, summary.byCause, summary.byVerdict, summary.indicators])
      expect(group.reduce((sum, { count }) => sum + count, 0)).toBe(size);
  });

  test("tells each cause with its class", () => {
    const seen = tally(calls.map((call) => `${call.causeClass}|${call.cause.trim() === "" ? "" : call.cause}`));
    expect(Object.fromEntries(summary.byCause.map((row) => [`${row.class}|${row.key}`, row.count]))).toEqual(seen);
  });

  test("tells what failed by code, cause and verdict", () => {
    const seen = tally(
      calls
        .filter((call) => call.status.toLowerCase() !== "answered")
        .map((call) => JSON.stringify([call.sipCode, call.cause, call.verdict])),
    );
    expect(Object.fromEntries(summary.failures.map((row) => [JSON.stringify([row.sipCode, row.cause, row.verdict]), row.count]))).toEqual(
      seen,
    );
  });

  test("lays the calls along the day, minute by minute", () => {
    const timed = calls.filter((call) => call.lastCall !== null);
    const minute = (call: Call) => call.lastCall?.slice(0, 5) ?? "";
    expect(asRecord(summary.byMinute)).toEqual(tally(timed.map(minute)));
    expect(Object.fromEntries(summary.byMinute.filter((row) => row.answered > 0).map((row) => [row.key, row.answered]))).toEqual(
      tally(timed.filter((call) => call.status.toLowerCase() === "answered").map(minute)),
    );
    expect(summary.byMinute.map(({ key }) => key)).toEqual([...new Set(timed.map(minute))].sort());
  });

  test("crosses 180 with 183, unreported apart from no", () => {
    const seen = tally(calls.map((call) => JSON.stringify([call.had180, call.had183])));
    expect(Object.fromEntries(summary.indicators.map((row) => [JSON.stringify([row.had180, row.had183]), row.count]))).toEqual(seen);
    expect(summary.indicators.reduce((sum, row) => sum + row.answered, 0)).toBe(answered.length);
  });

  test("measures the answered calls whose length is known", () => {
    const lengths = answered.flatMap((call) => (call.durationSeconds === null ? [] : [call.durationSeconds])).sort((a, b) => a - b);
    if (lengths.length === 0) {
      expect(summary.duration).toEqual({ medianSeconds: null, p90Seconds: null, averageSeconds: null, histogram: [] });
      return;
    }
    const half = lengths.length / 2;
    const median = lengths.length % 2 ? lengths[Math.floor(half)] : ((lengths[half - 1] ?? 0) + (lengths[half] ?? 0)) / 2;
    expect(summary.duration.medianSeconds).toBe(median);
    expect(summary.duration.p90Seconds).toBe(lengths[Math.ceil(lengths.length * 0.9) - 1]);
    expect(summary.duration.averageSeconds).toBeCloseTo(lengths.reduce((sum, seconds) => sum + seconds, 0) / lengths.length, 9);
    expect(Object.fromEntries(summary.duration.histogram.map((step) => [step.fromSeconds, step.count]))).toEqual(
      tally(lengths.map((seconds) => seconds - (seconds % 5))),
    );
  });
});

test("a call of 75 minutes stands at its own length", () => {
  const [row] = hostileCalls(1);
  const table = CallColumns.of([{ ...row!, status: "answered", durationSeconds: 4_500 }]);
  expect(summarize(table).duration).toEqual({
    medianSeconds: 4_500,
    p90Seconds: 4_500,
    averageSeconds: 4_500,
    histogram: [{ fromSeconds: 4_500, count: 1 }],
  });
});

test("a slice is summed up by its own rows", () => {
  const table = CallColumns.of(hostileCalls(500, 3));
  const rows = table.select(NO_FILTER).filter((row) => table.call(row).verdict === "busy");
  const summary = summarize(table, rows);
  expect(summary.byVerdict).toEqual([{ key: "busy", count: rows.length }]);
  expect(summary.answered).toBe(0);
});

test("each figure of a cause is what its filter leaves, also where the cause is spaces alone", () => {
  const [row] = hostileCalls(1);
  const causes = ["", "  ", "לא ידוע", "", "CALL_REJECTED"];
  const table = CallColumns.of(causes.map((cause) => ({ ...row!, sipCode: "", cause })));
  for (const { key, count } of summarize(table).byCause) {
    expect(table.select({ ...NO_FILTER, cause: [key] })).toHaveLength(count);
  }
});

import { describe, expect, test } from "vitest";
import { CallColumns } from "./columns";
import { type CallFilter, NO_FILTER, type SortOrder } from "./filter";
import { hostileCalls, randomNumbers } from "./hostile-calls";
import { packColumns, unpackColumns } from "./packed-columns";
import { CALL_FIELDS, type Call } from "./schema";
import { summarize } from "./summary";

const rows = hostileCalls(800, 7);
const table = CallColumns.of(rows);
const calls: Call[] = rows.map((_, row) => table.call(row));

const rowOf = new Map(calls.map((call, row) => [call, row]));

const amongRanges = <Value, Range>(ranges: Range[], value: Value | null, isWithin: (value: Value, range: Range) => boolean) =>
  ranges.length === 0 || (value !== null && ranges.some((range) => isWithin(value, range)));

/** The filter as a person would write it, call by call. */
function passes(call: Call, filter: CallFilter): boolean {
  const among = <T>(values: T[], value: T) => values.length === 0 || values.includes(value);
  const digits = filter.search.replace(/\D/g, "");
  const lettersToo = /[^\d\s()+.-]/.test(filter.search);
  return (
    among(filter.status, call.status) &&
    among(filter.sipCode, call.sipCode) &&
    (among(filter.cause, call.cause) || (filter.cause.includes("") && call.cause.trim() === "")) &&
    among<string>(filter.class, call.causeClass) &&
    among(filter.digits, call.digits) &&
    among(filter.had180, call.had180) &&
    among(filter.had183, call.had183) &&
    among<string>(filter.verdict, call.verdict) &&
    among(filter.retries, call.retries) &&
    among(filter.trunk, call.trunk) &&
    amongRanges(filter.seconds, call.durationSeconds, (seconds, [from, to]) => seconds >= from && seconds < (to ?? Infinity)) &&
    amongRanges(filter.time, call.lastCall, (clock, [from, to]) => {
      const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
      return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    }) &&
    (filter.search === "" ||
      call.name.toLowerCase().includes(filter.search.toLowerCase()) ||
      (!lettersToo && digits !== "" && call.phone.includes(digits)))
  );
}

function inOrder(found: Call[], { field, descending }: SortOrder): Call[] {
  const known = found.filter((call) => call[field] !== null);
  const unknown = found.filter((call) => call[field] === null);
  const rank = (value: Call[typeof field]) => (typeof value === "boolean" ? Number(value) : value);
  known.sort((a, b) => {
    const [x, y] = [rank(a[field]) ?? "", rank(b[field]) ?? ""];
    const rising = typeof x === "string" ? Buffer.compare(Buffer.from(x), Buffer.from(String(y))) : Number(x) - Number(y);
    return rising * (descending ? -1 : 1);
  });
  return [...known, ...unknown];
}

describe("calls in columns", () => {
  test("are the same after they were packed and unpacked", () => {
    const again = unpackColumns(packColumns(table));
    expect(rows.map((_, row) => again.call(row))).toEqual(calls);
    expect(summarize(again)).toEqual(summarize(table));
    expect(unpackColumns(packColumns(CallColumns.of([]))).length).toBe(0);
  });

  test("more than 65,536 different values, names of every length and a long text are packed whole", () => {
    const many = Array.from({ length: 70_000 }, (_, row) => ({
      ...rows[row % rows.length]!,
      digits: String(row),
      name: "ש".repeat(row % 300),
    }));
    const again = unpackColumns(packColumns(CallColumns.of(many).seal()));
    for (const row of [0, 1, 299, 65_535, 65_536, 69_999]) {
      expect(again.call(row)).toMatchObject({ digits: String(row), name: "ש".repeat(row % 300), phone: many[row]?.phone });
    }
  });

  test("tell what they take in memory, the different values among them", () => {
    const typed = (digits: (row: number) => string) =>
      CallColumns.of(Array.from({ length: 20_000 }, (_, row) => ({ ...rows[0]!, digits: digits(row) }))).seal().byteLength;
    const [same, different] = [typed(() => "1"), typed((row) => `1${String(row).padStart(8, "0")}`)];
    expect(different - same).toBeGreaterThan(20_000 * 70);
    expect(different - same).toBeLessThan(20_000 * 200);
  });

  test("give every row back as it went in", () => {
    expect(calls.map(({ causeClass, verdict, ...row }) => row)).toEqual(rows);
  });

  test("a thousand random filters and orders agree with a naive reading", () => {
    const random = randomNumbers(42);
    const some = <T>(values: T[]): T[] => {
      if (random() < 0.7) return [];
      const different = [...new Set(values)];
      return different.filter(() => random() < 0.5);
    };
    for (let round = 0; round < 1_000; round++) {
      const filter: CallFilter = {
        status: some(calls.map((call) => call.status)),
        sipCode: some(calls.map((call) => call.sipCode)),
        cause: some(calls.map((call) => call.cause)),
        class: some(calls.map((call) => call.causeClass)),
        digits: some(calls.map((call) => call.digits)),
        had180: some<boolean | null>([true, false, null]),
        had183: some<boolean | null>([true, false, null]),
        verdict: some(calls.map((call) => call.verdict)),
        retries: some(calls.map((call) => call.retries)),
        trunk: some(calls.map((call) => call.trunk)),
        seconds:
          random() < 0.7
            ? []
            : [
                [0, 10],
                [4_000, null],
              ],
        time:
          random() < 0.7
            ? []
            : [
                [600, 660],
                [23 * 60, 60],
              ],
        search: random() < 0.7 ? "" : (["כהן", "050", "1234", "05-1", "<IMG", "__proto__", "9 7"][Math.floor(random() * 7)] ?? ""),
      };
      const field = CALL_FIELDS[Math.floor(random() * CALL_FIELDS.length)] ?? "phone";
      const order = { field, descending: random() < 0.5 };
      const expected = inOrder(
        calls.filter((call) => passes(call, filter)),
        order,
      );
      const found = [...table.sorted(filter, order)];
      expect(found).toEqual(expected.map((call) => rowOf.get(call)));
      const from = Math.floor(random() * 40);
      expect(table.page(filter, order, { from, size: 10 })).toEqual({ rows: found.slice(from, from + 10), total: found.length });
      const unsorted = [...table.select(filter)];
      expect(table.page(filter, null, { from, size: 10 })).toEqual({ rows: unsorted.slice(from, from + 10), total: found.length });
    }
  }, 60_000);

  test("a number is found as it is written abroad, with spaces or dashes", () => {
    const phone = calls[0]?.phone ?? "";
    const digits = phone;
    for (const search of [
      phone,
      `${phone.slice(0, 3)}-${phone.slice(3)}`,
      ` ${digits.slice(0, 3)} ${digits.slice(3)}`,
      `+972-${digits.slice(1)}`,
      `972${digits.slice(1)}`,
    ]) {
      expect([...table.select({ ...NO_FILTER, search })].map((row) => table.call(row).phone)).toContain(phone);
    }
  });

  test("a report without calls answers with none", () => {
    const empty = CallColumns.of([]);
    expect(empty.select(NO_FILTER)).toHaveLength(0);
    expect(empty.sorted(NO_FILTER, { field: "phone", descending: true })).toHaveLength(0);
    expect(empty.page(NO_FILTER, null, { from: 0, size: 10 })).toEqual({ rows: [], total: 0 });
  });
});

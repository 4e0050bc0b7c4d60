import { expect, test } from "vitest";
import { CallColumns } from "@/lib/reports/columns";
import { NO_FILTER } from "@/lib/reports/filter";
import { hostileCalls } from "@/lib/reports/hostile-calls";
import type { CallRow } from "@/lib/reports/schema";
import { readSlice } from "./from-campaign";

const call = (phone: string, more: Partial<CallRow> = {}): CallRow => ({
  phone,
  name: "",
  status: "noAnswer",
  lastCall: null,
  retries: 0,
  durationSeconds: null,
  digits: "",
  trunk: "",
  sipCode: "",
  cause: "",
  sipText: "",
  had180: null,
  had183: null,
  ...more,
});

const CALLS = CallColumns.of([
  call("0501111111", { name: "דנה", status: "answered", digits: "1" }),
  call("0502222222", { status: "answered", digits: "129" }),
  call("0503333333", { name: "  יוסי " }),
  call("0571234567", { name: "רות" }),
  call("0502222222", { status: "noAnswer" }),
]);

test("all recipients of a report, in its order and with its names, without whoever pressed 9", async () => {
  const { phones, rejects, summary } = await readSlice(CALLS, NO_FILTER);
  expect(phones).toEqual(["0501111111", "0503333333"]);
  expect(rejects).toEqual([{ row: 4, raw: "0571234567", reason: "bad-prefix", before: 2, name: "רות" }]);
  expect(summary).toMatchObject({
    rows: 3,
    accepted: 2,
    rejected: 1,
    duplicates: 0,
    names: { "0501111111": "דנה", "0503333333": "יוסי" },
    warnings: [{ kind: "opted-out", count: 1 }],
  });
});

test("somebody who pressed 9 is left out by any of their calls, and told only where the filter asks for them", async () => {
  const unanswered = await readSlice(CALLS, { ...NO_FILTER, status: ["noAnswer"] });
  expect(unanswered.phones).toEqual(["0503333333"]);
  expect(unanswered.summary.warnings).toEqual([{ kind: "opted-out", count: 1 }]);
  const first = await readSlice(CALLS, { ...NO_FILTER, search: "דנה" });
  expect(first.phones).toEqual(["0501111111"]);
  expect(first.summary.warnings).toEqual([]);
});

test("a slice has exactly the calls of the report's own filter", async () => {
  const rows = hostileCalls(5_000);
  const columns = CallColumns.of(rows);
  const filter = { ...NO_FILTER, had180: [null, true], status: ["noAnswer", "busy"] };
  const optedOut = new Set(rows.filter(({ digits }) => digits.includes("9")).map(({ phone }) => phone));
  const wanted = [...columns.select(filter)].map((row) => columns.call(row).phone).filter((phone) => !optedOut.has(phone));
  const { phones, rejects, summary } = await readSlice(columns, filter);
  expect(summary.rows).toBe(wanted.length);
  expect(new Set([...phones, ...rejects.map(({ raw }) => raw)])).toEqual(new Set(wanted));
});

test("100,000 calls are read in turns, with others served between them", async () => {
  const columns = CallColumns.of(hostileCalls(100_000));
  let turns = 0;
  let isReading = true;
  const serve = () => {
    turns++;
    if (isReading) setImmediate(serve);
  };
  setImmediate(serve);
  await readSlice(columns, NO_FILTER);
  isReading = false;
  expect(turns).toBeGreaterThan(20);
});

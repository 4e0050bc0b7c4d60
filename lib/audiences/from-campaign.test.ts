import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { hostileCalls } from "@/lib/reports/hostile-calls";
import { type LeftOut, readSlice } from "./from-campaign";

type Row = { phone: string; name: string };
const row = (phone: string, name = ""): Row => ({ phone, name });

async function* batchesOf(rows: Row[], size = 500) {
  for (let from = 0; from < rows.length; from += size) {
    yield rows.slice(from, from + size);
    await setImmediate();
  }
}

const leftOut = (optedOut: string[] = [], nonexistent: string[] = []): LeftOut => ({
  optedOut: new Set(optedOut),
  nonexistent: new Set(nonexistent),
});

const ROWS = [
  row("0501111111", "דנה"),
  row("0502222222"),
  row("0503333333", "  יוסי "),
  row("0571234567", "רות"),
  row("0502222222"),
  row("0504444444"),
];

test("all recipients of a slice, in its order and with its names, without whoever opted out and numbers that do not exist", async () => {
  const { reading, figures } = await readSlice(batchesOf(ROWS), leftOut(["0502222222", "0509999999"], ["0504444444"]));
  expect(reading.phones).toEqual(["0501111111", "0503333333"]);
  expect(reading.rejects).toEqual([{ row: 4, raw: "0571234567", reason: "bad-prefix", before: 2, name: "רות" }]);
  expect(reading.summary).toMatchObject({
    rows: 3,
    accepted: 2,
    rejected: 1,
    duplicates: 0,
    names: { "0501111111": "דנה", "0503333333": "יוסי" },
    warnings: [
      { kind: "opted-out", count: 1 },
      { kind: "nonexistent", count: 1 },
    ],
  });
  expect(figures).toEqual({ recipients: 6, accepted: 2, optedOut: 1, nonexistent: 1, rejected: 1, duplicates: 1 });
});

test("somebody who opted out of a number that does not exist is told once, as having opted out", async () => {
  const { figures } = await readSlice(batchesOf([row("0502222222")]), leftOut(["0502222222"], ["0502222222"]));
  expect(figures).toMatchObject({ recipients: 1, accepted: 0, optedOut: 1, nonexistent: 0 });
});

test("who is left out is told only where the slice has them", async () => {
  const { reading } = await readSlice(batchesOf([row("0501111111")]), leftOut(["0502222222"], ["0504444444"]));
  expect(reading.summary.warnings).toEqual([]);
});

test("the figures add up to the slice, whatever stands in the report", async () => {
  const rows = hostileCalls(5_000);
  const optedOut = rows.filter(({ digits }) => digits.includes("9")).map(({ phone }) => phone);
  const dead = rows.filter(({ sipCode }) => sipCode === "404").map(({ phone }) => phone);
  const { reading, figures } = await readSlice(batchesOf(rows), leftOut(optedOut, dead));
  const spared = new Set([...optedOut, ...dead]);
  const wanted = rows.map(({ phone }) => phone).filter((phone) => !spared.has(phone));
  expect(new Set([...reading.phones, ...reading.rejects.map(({ raw }) => raw)])).toEqual(new Set(wanted));
  const { recipients, ...parts } = figures;
  expect(recipients).toBe(5_000);
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(recipients);
  expect(Object.values(parts).every((count) => count >= 0)).toBe(true);
});

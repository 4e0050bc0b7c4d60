import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readClock, readCount, readDecimal, readFlag, readInteger, readRecord, readRows, readSeconds, readText, readVerdict } from "./wire";
import { readLocalTime } from "./wire-time";

const SEED = { seed: 20_261_122, numRuns: 2_000 };
/** Words that stand for a number nobody knows. */
const UNKNOWN = [
  "",
  " ",
  "ממתין למידע...",
  "∞",
  "NaN",
  "1e309",
  "1e3",
  "null",
  "-",
  "--",
  "1,23",
  "1.2.3",
  "12,34,567",
  "0x10",
  "١٢",
  "5 יחידות",
];
const NOT_TEXT = [null, undefined, true, false, [], {}, Number.NaN, Number.POSITIVE_INFINITY, JSON.parse("1e309")];

describe("numbers", () => {
  test.each<[unknown, string]>([
    [0, "0"],
    ["0", "0"],
    [25, "25"],
    ["25", "25"],
    [" 25 ", "25"],
    ["1,234.56", "1234.56"],
    ["1,234,567", "1234567"],
    ["625.00", "625.00"],
    ["-12.50", "-12.50"],
    ["+3", "3"],
    ["-0", "0"],
    ["-0.00", "0.00"],
    [".5", "0.5"],
    ["007", "7"],
    ["₪ 1,000.10", "1000.10"],
    ["\u200f1,250", "1250"],
    ["99999999999999999999.99", "99999999999999999999.99"],
    [0.1, "0.1"],
  ])("%j is exactly %s", (wire, decimal) => {
    expect(readDecimal(wire)).toBe(decimal);
  });

  test.each([...UNKNOWN, ...NOT_TEXT])("%j is unknown, never zero", (wire) => {
    expect([readDecimal(wire), readCount(wire), readInteger(wire)]).toEqual([null, null, null]);
  });

  test.each<[unknown, number | null]>([
    ["1,480", 1480],
    ["25.00", 25],
    [943, 943],
    ["0", 0],
    ["-1", null],
    [-1, null],
    ["2.5", null],
    [2 ** 53, null],
    ["9007199254740993", null],
  ])("the count %j is %j", (wire, count) => {
    expect(readCount(wire)).toBe(count);
  });

  test("any amount that PHP's number_format writes is read back exactly", () => {
    const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(cents, (value) => {
        const digits = String(value < 0n ? -value : value).padStart(3, "0");
        const plain = `${value < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const grouped = plain.replace(/\B(?=(\d{3})+(?=\.))/g, ",");
        expect(readDecimal(grouped)).toBe(plain);
      }),
      SEED,
    );
  });

  test("nothing on earth becomes NaN, negative or inexact", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.anything()), (value) => {
        const count = readCount(value);
        expect(count === null || (Number.isSafeInteger(count) && count >= 0)).toBe(true);
        const decimal = readDecimal(value);
        expect(decimal === null || /^-?\d+(\.\d+)?$/.test(decimal)).toBe(true);
        const seconds = readSeconds(value);
        expect(seconds === null || Number.isSafeInteger(seconds)).toBe(true);
        expect([true, false, null]).toContain(readFlag(value));
      }),
      SEED,
    );
  });
});

test.each<[unknown, boolean | null]>([
  ["yes", true],
  ["YES", true],
  ["1", true],
  [1, true],
  ["true", true],
  [true, true],
  ["no", false],
  ["0", false],
  [0, false],
  ["false", false],
  [false, false],
  ["", null],
  [null, null],
  [undefined, null],
  ["maybe", null],
])("the flag %j is %j", (wire, flag) => {
  expect(readFlag(wire)).toBe(flag);
});

describe("times", () => {
  test.each<[unknown, string | null]>([
    ["01-01-2025 10:00", "2025-01-01T10:00:00+02:00"],
    ["01-07-2025 10:00", "2025-07-01T10:00:00+03:00"],
    ["1/7/2025 10:00:09", "2025-07-01T10:00:09+03:00"],
    ["2025-07-01 10:00:09", "2025-07-01T10:00:09+03:00"],
    ["25-10-2026 01:30", "2026-10-25T01:30:00+03:00"],
    ["27-03-2026 02:30", "2026-03-27T03:30:00+03:00"],
    ["29-02-2024 00:00", "2024-02-29T00:00:00+02:00"],
    ["", null],
    ["0000-00-00 00:00:00", null],
    ["00-00-0000 00:00", null],
    ["31-02-2025 10:00", null],
    ["01-01-2025", null],
    ["01-01-2025 24:00", null],
    ["ממתין למידע...", null],
    [null, null],
  ])("%j is %j", (wire, iso) => {
    expect(readLocalTime(wire)).toBe(iso);
  });

  test.each<[unknown, number | null]>([
    ["01:25:00", 5_100],
    ["26:10:05", 94_205],
    ["00:23", 23],
    ["75:30", 4_530],
    ["00:00", 0],
    ["", null],
    ["1:60:00", null],
    ["10:61", null],
    ["-1:00", null],
    ["23", null],
  ])("%j lasts %j seconds", (wire, seconds) => {
    expect(readSeconds(wire)).toBe(seconds);
  });

  test.each<[unknown, string | null]>([
    ["10:23:45", "10:23:45"],
    ["9:03:05", "09:03:05"],
    ["10:23", "10:23:00"],
    ["24:00:00", null],
    ["", null],
  ])("%j of a day is %j", (wire, clock) => {
    expect(readClock(wire)).toBe(clock);
  });
});

test("PHP's empty object, and its arrays with a gap", () => {
  expect([readRecord([]), readRecord(null), readRecord({ a: 1 }), readRecord([1]), readRecord("x")]).toEqual([
    {},
    {},
    { a: 1 },
    null,
    null,
  ]);
  expect([readRows([]), readRows({}), readRows(null), readRows("")]).toEqual([[], [], [], []]);
  expect(readRows({ "10001": { id: 1 }, "10003": { id: 3 } })).toEqual([{ id: 1 }, { id: 3 }]);
  expect([readRows([1]), readRows("x"), readRows(7), readRows(undefined), readRows([[{}]])]).toEqual([null, null, null, null, null]);
  expect([readText(5), readText("x"), readText(null), readText({})]).toEqual(["5", "x", "", ""]);
});

describe("whether it said yes", () => {
  const statusKeys = ["status", "Status", "STATUS"];
  const codeKeys = ["errorCode", "ErrorCode", "errorcode", "ERRORCODE"];
  const noteKeys = ["note", "messige", "message", "Note", "Messige"];
  const yes = [
    ...statusKeys.flatMap((key) => ["ok", "OK", "Ok", " ok ", "success", true].map((word) => ({ [key]: word }))),
    ...codeKeys.flatMap((key) => [0, "0", "00", 0.0, " 0 "].map((code) => ({ [key]: code }))),
    ...statusKeys.flatMap((key) => codeKeys.flatMap((code) => ["OK", "Ok"].map((word) => ({ [key]: word, [code]: "0", extra: [1, {}] })))),
    { status: "OK", errorCode: "" },
    { status: "OK", errorCode: null },
  ];
  const no = [
    ...codeKeys.flatMap((key) => [1, "1", -99, "-99", "27 "].map((code) => ({ [key]: code }))),
    ...statusKeys.flatMap((key) => ["Error", "ERROR", "error", "fail"].map((word) => ({ [key]: word }))),
    { status: "OK", errorCode: 6 },
    { Status: "Error", ErrorCode: "0" },
  ];
  const unsaid = [
    [],
    null,
    "OK",
    0,
    true,
    {},
    [{ status: "OK" }],
    { status: "" },
    { status: "maybe", errorCode: 0 },
    { errorCode: "abc" },
    { newNumbers: 1 },
  ];

  test("the table is the one that was promised", () => {
    expect(yes.length + no.length + unsaid.length).toBeGreaterThanOrEqual(90);
  });
  test.each(yes)("%j is yes", (answer) => {
    expect(readVerdict(answer)).toEqual({ kind: "ok" });
  });
  test.each(no)("%j is no", (answer) => {
    expect(readVerdict(answer)).toMatchObject({ kind: "refused" });
  });
  test.each(unsaid)("%j says neither", (answer) => {
    expect(readVerdict(answer)).toEqual({ kind: "unsaid" });
  });
  test.each(noteKeys)("the words stand in %s", (key) => {
    expect(readVerdict({ errorCode: "6", [key]: "לא נמצאו" })).toEqual({ kind: "refused", code: 6, note: "לא נמצאו" });
  });
  test("an error may have no code at all", () => {
    expect(readVerdict({ Status: "Error", note: "המספר כבר קיים" })).toEqual({ kind: "refused", code: null, note: "המספר כבר קיים" });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCall } from "./report-call";
import { type ReportEnd, ReportReader } from "./report-reader";
import { CollectedCalls } from "./whole-report.fixture";
import type { Wire } from "./wire";

const HEAD = { id: "4521", title: "קמפיין ינואר", status: "הסתיים", recipients: "3" };

function read(bytes: Uint8Array, pieces: number[] = [], contentType = "application/json") {
  const calls = new CollectedCalls();
  const reader = new ReportReader(calls, contentType);
  let at = 0;
  for (const size of [...pieces, bytes.length]) {
    reader.write(bytes.slice(at, at + size));
    at += size;
  }
  return { end: reader.end(), calls: calls.rows() };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const phpEscaped = (text: string) =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).replaceAll("/", "\\/");
const expectReport = (end: ReportEnd, badRows = 0) => expect(end).toMatchObject({ kind: "report", head: { id: "4521" }, badRows });

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "",
    "כהן ישראל",
    'גרש\'ים "מרכאות"',
    "שורה\nשנייה",
    "\\",
    "\u0000",
    "👨‍👩‍👧 לוי",
    "a\\u05d0",
    "}",
    '"}',
    "{",
    "]}",
    "\ufeffבום",
  ),
);
const row = fc.record({
  phone: fc.constantFrom("050-1234567", "0501234567", "03-9876543", "+972 50 123 4567", "abc", "דנה"),
  name: text,
  status: fc.constantFrom("answered", "noAnswer", "busy", "notDialed", ""),
  lastCall: fc.constantFrom("10:23:45", "", "00:00:00", "9:05", "25:00:00"),
  retries: fc.constantFrom("0", "1", "12", "", "ממתין למידע..."),
  duration: fc.constantFrom("00:23", "75:00", "", "1:02:03", "x"),
  digits: fc.oneof(
    fc.constantFrom("", "1", "192", "#", "1*#", "1 2", "12é", "1\\2", "1/2", "1".repeat(70)),
    fc.stringMatching(/^\d{0,9}$/),
  ),
  trunk: fc.constantFrom("", "trunk-a"),
  sipCode: fc.constantFrom("200", "404", "", "503"),
  q850Text: fc.oneof(fc.constantFrom("ניתוק תקין (BYE)", "מספר לא מוקצה (404)", "CALL_REJECTED", ""), text),
  sipText: fc.constantFrom("OK", "", '"Decline"', "a/b"),
  had180: fc.constantFrom("yes", "no", ""),
  had183: fc.constantFrom("yes", "no", ""),
});
/** What PHP writes, and what it may write one day. */
const wild = fc.oneof(
  row,
  row.map((usual) => Object.fromEntries(Object.entries(usual).reverse())),
  row.map((usual) => ({ ...usual, retries: 3, had180: true, extra: { deep: ["}", 1] } })),
  row.map(({ trunk: _, ...usual }) => usual),
);

describe("a report read while it arrives", () => {
  test("is what JSON.parse reads, wherever its bytes are cut, in UTF-8 and escaped", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: row }, wild), { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 30 }),
        fc.boolean(),
        fc.boolean(),
        (rows, pieces, isEscaped, isIndented) => {
          const written = JSON.stringify({ campaign: HEAD, calls: rows }, null, isIndented ? 2 : undefined);
          const { end, calls } = read(bytesOf(isEscaped ? phpEscaped(written) : written), pieces);
          expectReport(end);
          const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
          fc.pre(!lone.test(written));
          expect(calls).toEqual(rows.map((one) => readCall(one as Wire)));
        },
      ),
      { numRuns: 600, seed: 5 },
    );
  });

  const ROW =
    '{"phone":"050-1234567","name":"דנה","status":"answered","lastCall":"10:23:45","retries":"0","duration":"00:23","digits":"","trunk":"","sipCode":"200","q850Text":"","sipText":"OK","had180":"yes","had183":""}';
  const report = (rows: string) => `{"campaign":${JSON.stringify(HEAD)},"calls":${rows}}`;

  test.each([
    ["no phone", '{"name":"x"}'],
    ["an empty phone", ROW.replace("050-1234567", " ")],
    ["a number", "17"],
    ["null", "null"],
    ["a list", '["050-1234567"]'],
    ["an escape that is none", ROW.replace("דנה", "\\x41")],
    ["a letter that is cut", ROW.replace("דנה", "\\u05")],
  ])("a row with %s is counted and spoils no other", (_, bad) => {
    const { end, calls } = read(bytesOf(report(`[${ROW},${bad},${ROW}]`)), [40, 90, 90]);
    expectReport(end, 1);
    expect(calls.map(({ phone }) => phone)).toEqual(["0501234567", "0501234567"]);
  });

  test("rows that differ by their keys alone keep them, however many were pressed", () => {
    const keys = [
      "",
      "1",
      "9",
      "12",
      "192",
      "1*#",
      "1 2",
      "12é",
      "1\\\\2",
      "1\\/2",
      ...[63, 64, 65, 200].map((count) => "3".repeat(count)),
    ];
    const rows = [...keys, ...keys].map((pressed) => ROW.replace('"digits":""', `"digits":"${pressed}"`));
    const { end, calls } = read(bytesOf(report(`[${rows}]`)));
    expectReport(end);
    expect(calls).toEqual(rows.map((one) => readCall(JSON.parse(one))));
  });

  test("calls before the campaign, an object of calls, no calls, and noise around it all", () => {
    expectReport(read(bytesOf(`{"calls":[${ROW}],"campaign":${JSON.stringify(HEAD)},"more":[1,{"a":"}"}]}`)).end);
    const object = read(bytesOf(report(`{"0":${ROW},"17":${ROW}}`)), [200]);
    expectReport(object.end);
    expect(object.calls).toHaveLength(2);
    expect(read(bytesOf(report("[]"))).end).toMatchObject({ kind: "report" });
    const noisy = read(bytesOf(`\ufeff<br />\nWarning: Undefined index [2] in {x}\n${report(`[${ROW}]`)}\n<!-- 0.2s -->`), [10, 30]);
    expectReport(noisy.end);
    expect(noisy.end).toMatchObject({ quirks: ["bom", "noise-before", "noise-after"] });
  });

  test("windows-1255 and a letter that the database cut are read as everywhere", () => {
    const hebrew = Uint8Array.from([...report(`[${ROW}]`)], (letter) =>
      letter >= "א" ? letter.charCodeAt(0) - 0x5d0 + 0xe0 : letter.charCodeAt(0),
    );
    const old = read(hebrew, [100, 57], "text/html; charset=windows-1255");
    expect(old.calls[0]?.name).toBe("דנה");
    expect(old.end).toMatchObject({ head: { title: "קמפיין ינואר" }, quirks: ["windows-1255"] });
    const cut = bytesOf(report(`[${ROW},${ROW}]`));
    const place = cut.lastIndexOf(0xd4);
    const broken = read(
      Uint8Array.from(cut, (byte, at) => (at === place ? 0x2e : byte)),
      [310],
    );
    expectReport(broken.end);
    expect(broken.calls[0]?.name).toBe("דנה");
  });

  test("a brace in a name of windows-1255 doesn't make it be read twice", () => {
    const old = (text: string) =>
      Uint8Array.from([...text], (letter) => (letter >= "א" && letter <= "ת" ? letter.charCodeAt(0) - 0x5d0 + 0xe0 : letter.charCodeAt(0)));
    const bytes = old(report(`[${ROW.replace("דנה", "שלום } לוי")},${ROW}]`));
    for (const cut of [1, 140, 150, 155, 160, 200, 300]) {
      const { end, calls } = read(bytes, [cut, 7, 9], "text/html; charset=windows-1255");
      expectReport(end);
      expect(calls.map(({ name }) => name)).toEqual(["שלום } לוי", "דנה"]);
    }
  });

  test("an answer without calls is handed back whole, and one that breaks off is no report", () => {
    const refusal = '{"errorCode":1,"note":"הקמפיין לא נמצא"}';
    for (const other of [refusal, "", "<html>", "[]", '{"campaign":{},"calls":null}']) {
      expect(read(bytesOf(other), [3])).toMatchObject({ end: { kind: "other", bytes: bytesOf(other) }, calls: [] });
    }
    const whole = report(`[${ROW},${ROW}]`);
    for (let length = whole.indexOf("[") + 1; length < whole.length; length += 7) {
      expect(read(bytesOf(whole.slice(0, length))).end.kind).toBe("broken");
    }
    expect(read(bytesOf(report(`[${ROW}]`) + report("[]"))).end.kind).toBe("broken");
    expect(read(bytesOf(report(`[${ROW}]`).replace("]}", "]]"))).end.kind).toBe("broken");
  });

  test("a row that never ends doesn't fill the memory", () => {
    const calls = new CollectedCalls();
    const reader = new ReportReader(calls, "");
    reader.write(bytesOf(`${report("[").slice(0, -1)}{"phone":"`));
    for (let megabyte = 0; megabyte < 6; megabyte++) reader.write(new Uint8Array(1024 * 1024).fill(0x31));
    expect(reader.end().kind).toBe("broken");
  });
});

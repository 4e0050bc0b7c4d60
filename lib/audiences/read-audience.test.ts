import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFile, readRawPhones, readText } from "./read-audience";
import type { AudienceSummary } from "./schema";
import { UnreadableFile, type UnreadableReason } from "./unreadable-file";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean, hasMark: boolean) => {
  const codes = [...(hasMark ? "\ufeff" : ""), ...text].map((char) => char.charCodeAt(0));
  return Uint8Array.from(codes.flatMap((code) => (isLittle ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff])));
};
const windows1255 = (text: string) =>
  Uint8Array.from([...text].map((char) => (char >= "א" && char <= "ת" ? char.charCodeAt(0) - 0x05d0 + 0xe0 : char.charCodeAt(0))));

type Ledger = { rows: number; accepted: number; repaired?: number; duplicates?: number; reasons?: Record<string, number> };

function expectLedger(summary: AudienceSummary, expected: Ledger) {
  expect({
    rows: summary.rows,
    accepted: summary.accepted,
    repaired: summary.repaired,
    duplicates: summary.duplicates,
    reasons: Object.fromEntries(summary.reasons.map(({ reason, count }) => [reason, count])),
  }).toEqual({ repaired: 0, duplicates: 0, reasons: {}, ...expected });
  const told = summary.reasons.filter(({ reason }) => reason !== "empty").reduce((sum, { count }) => sum + count, 0);
  expect(summary.rejected).toBe(told);
}

const ordinary = "שם,טלפון\nדנה,0501234567\nיוסי,+972521234567\nרות,0571234567\nדן,0501234567\nגיל,\nטל,031234567\n";
const ordinaryLedger: Ledger = { rows: 6, accepted: 3, repaired: 1, duplicates: 1, reasons: { "bad-prefix": 1, empty: 1 } };
const ordinaryPhones = ["0501234567", "0521234567", "031234567"];

describe("encodings and line ends give the same ledger", () => {
  test.each<[string, Uint8Array, string]>([
    ["UTF-8", utf8(ordinary), "UTF-8"],
    ["UTF-8 with a mark", utf8(`\ufeff${ordinary}`), "UTF-8"],
    ["UTF-16 little end first", utf16(ordinary, true, true), "UTF-16"],
    ["UTF-16 big end first", utf16(ordinary, false, true), "UTF-16"],
    ["UTF-16 without a mark", utf16(ordinary, true, false), "UTF-16"],
    ["UTF-16 big end first without a mark", utf16(ordinary, false, false), "UTF-16"],
    ["Windows-1255", windows1255(ordinary), "Windows-1255"],
    ["CRLF", utf8(ordinary.replaceAll("\n", "\r\n")), "UTF-8"],
    ["CR only", utf8(ordinary.replaceAll("\n", "\r")), "UTF-8"],
    ["semicolons", utf8(ordinary.replaceAll(",", ";")), "UTF-8"],
    ["tabs", utf8(ordinary.replaceAll(",", "\t")), "UTF-8"],
    ["pipes", utf8(ordinary.replaceAll(",", "|")), "UTF-8"],
    ["every cell in quotes", utf8(ordinary.replace(/[^,\n]+/g, '"$&"')), "UTF-8"],
    ["sep= is not needed, trailing blank lines are no rows", utf8(`${ordinary},\n\n ,\n`), "UTF-8"],
  ])("%s", async (_, bytes, encoding) => {
    const { summary, phones, rejects } = await readFile(bytes, "list.csv");
    expectLedger(summary, ordinaryLedger);
    expect(phones).toEqual(ordinaryPhones);
    expect(summary.encoding).toBe(encoding);
    expect(summary.columns).toEqual({ phones: ["טלפון"], letters: ["B"], name: "שם" });
    expect(summary.names).toEqual({ "0501234567": "דנה", "0521234567": "יוסי", "031234567": "טל" });
    expect(rejects).toEqual([{ row: 4, raw: "0571234567", reason: "bad-prefix", before: 2, name: "רות" }]);
    expect(summary.repairs).toEqual([{ kind: "country-code", count: 1, sample: [{ row: 3, from: "+972521234567", to: "0521234567" }] }]);
  });

  test("a few damaged bytes don't turn Hebrew into another code page", async () => {
    const bytes = utf8(ordinary.replace("דנה", "דנה?"));
    bytes[bytes.indexOf(0x3f)] = 0xff;
    const { summary } = await readFile(bytes, null);
    expectLedger(summary, ordinaryLedger);
    expect(summary.encoding).toBe("UTF-8");
    expect(summary.warnings).toEqual([{ kind: "bad-bytes", count: 1 }]);
    expect(summary.names["0521234567"]).toBe("יוסי");
  });

  test("NUL padding is dropped and told", async () => {
    const bytes = new Uint8Array(5000);
    bytes.set(utf8(ordinary));
    const { summary } = await readFile(bytes, null);
    expectLedger(summary, ordinaryLedger);
    expect(summary.warnings).toEqual([{ kind: "nul-bytes", count: 5000 - utf8(ordinary).length }]);
  });
});

const read = (text: string) => readText(text, { fileName: null, encoding: null, warnings: [] });

describe("columns are found by content", () => {
  test("an ID-number column is never taken, with a header and without", () => {
    const rows = ["543219873,0501234567", "034567894,0521234567", "300000007,0531234567", "521234561,0541234567"];
    for (const text of [`ת.ז,טלפון\n${rows.join("\n")}`, rows.join("\n")]) {
      const { summary, phones } = read(text);
      expectLedger(summary, { rows: 4, accepted: 4 });
      expect(summary.columns.letters).toEqual(["B"]);
      expect(phones).toEqual(["0501234567", "0521234567", "0531234567", "0541234567"]);
    }
  });

  test("IDs that all look like mobiles without their zero lose to their check digit", () => {
    const ids = ["512345674", "523456789", "534567894", "545678900"].map(withCheckDigit);
    const { summary } = read(ids.map((id, index) => `${id};052123456${index}`).join("\n"));
    expect(summary.columns.letters).toEqual(["B"]);
    expectLedger(summary, { rows: 4, accepted: 4 });
  });

  test("receipts and dates beside the numbers are left alone", () => {
    const text =
      "23450001,20240321,21/03/2024,050-1234567\n23450002,20240322,22/03/2024,052-1234567\n23450003,20240323,23/03/2024,053-1234567";
    const { summary } = read(text);
    expect(summary.columns.letters).toEqual(["D"]);
    expectLedger(summary, { rows: 3, accepted: 3 });
  });

  test("two phone columns: row by row, mobile first", () => {
    const { summary, phones } = read("שם,טלפון בבית,נייד\nדנה,03-1234567,050-1234567\nיוסי,02-7654321,\nרות,,052-1234567\nגיל,,\n");
    expect(phones).toEqual(["0501234567", "031234567", "027654321", "0521234567"]);
    expect(summary.columns).toEqual({ phones: ["נייד", "טלפון בבית"], letters: ["C", "B"], name: "שם" });
    expectLedger(summary, { rows: 4, accepted: 4, reasons: { empty: 1 } });
  });

  test("a title above the header, with a number in it, is not a recipient", () => {
    const { summary, phones } = read("דוח תורמים — לבירורים 03-7654321,,\n,,\nשם פרטי,שם משפחה,נייד\nדנה,כהן,0501234567\n");
    expect(phones).toEqual(["0501234567"]);
    expect(summary.names).toEqual({ "0501234567": "דנה כהן" });
    expectLedger(summary, { rows: 1, accepted: 1 });
  });

  test("a header in a language we don't know, and none at all", () => {
    expectLedger(read("Имя,Номер\nA,0501234567\nB,0521234567").summary, { rows: 2, accepted: 2 });
    expectLedger(read("0501234567\n0521234567").summary, { rows: 2, accepted: 2 });
  });

  test("the first data row may be bad: the header above it stays the header", () => {
    const { summary, rejects } = read("שם,טלפון\nדנה,אין\nיוסי,0501234567");
    expectLedger(summary, { rows: 2, accepted: 1, reasons: { "not-a-number": 1 } });
    expect(rejects).toEqual([{ row: 2, raw: "אין", reason: "not-a-number", before: 0, name: "דנה" }]);
  });

  test("a column that the header names is read even when all of it is bad", () => {
    const { summary } = read("שם,טלפון\nדנה,0571234567\nיוסי,5.01E+08");
    expectLedger(summary, { rows: 2, accepted: 0, reasons: { "bad-prefix": 1, scientific: 1 } });
  });

  test("a table without numbers is refused, not guessed", () => {
    expect(() => read("שם,עיר\nדנה,חיפה\nיוסי,לוד")).toThrow(expect.objectContaining({ reason: "no-phone-column" }));
  });

  test("numbers that begin three thousand rows down are found", () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `שורה ${index % 7},`);
    expectLedger(read(`${lines.join("\n")}\nדנה,0501234567`).summary, { rows: 3001, accepted: 1, reasons: { empty: 3000 } });
  });
});

describe("damage and odd shapes", () => {
  test("an unclosed quote costs no number and is told with its row", () => {
    const { summary, phones } = read('שם,טלפון\n"דנה,0501234567\nיוסי,0521234567\nרות,0531234567\n');
    expect(phones).toEqual(["0501234567", "0521234567", "0531234567"]);
    expect(summary.warnings).toEqual([{ kind: "unclosed-quote", row: 2 }]);
    expectLedger(summary, { rows: 3, accepted: 3 });
  });

  test("two stray quotes don't swallow the rows between them", () => {
    const { phones } = read('שם,טלפון\n"דנה,0501234567\nיוסי,0521234567\nרות",0531234567\n');
    expect(phones).toEqual(["0501234567", "0521234567", "0531234567"]);
  });

  test("Hebrew abbreviations hold quotes that quote nothing", () => {
    const { summary, phones } = read('ארגון,טלפון\nצה"ל,0501234567\n"חב"ד",0521234567\nבע"מ,0531234567\n');
    expect(phones).toEqual(["0501234567", "0521234567", "0531234567"]);
    expectLedger(summary, { rows: 3, accepted: 3 });
  });

  test("line breaks inside quotes are one row, and a cell may hold several numbers", () => {
    const { summary, phones } = read(
      'שם,טלפון,כתובת\nדנה,"050-1234567\n052-1234567","הרצל 5,\nתל אביב"\nיוסי,0531234567 / 0541234567,חיפה\n',
    );
    expect(phones).toEqual(["0501234567", "0521234567", "0531234567", "0541234567"]);
    expectLedger(summary, { rows: 2, accepted: 4 });
  });

  test("a readable part beside an unreadable one is refused, not guessed", () => {
    const { rejects } = read("050-1234567\n03-5550175 שלוחה 12\n");
    expect(rejects).toEqual([{ row: 2, raw: "03-5550175 שלוחה 12", reason: "several", before: 1 }]);
  });

  test("what Excel leaves behind", () => {
    const { summary, phones } = read('טלפון\n="0501234567"\n501234568\n5.01E+08\n5.01234569E+08\n501234560.0\n');
    expect(phones).toEqual(["0501234567", "0501234568", "0501234569", "0501234560"]);
    expectLedger(summary, { rows: 5, accepted: 4, repaired: 3, reasons: { scientific: 1 } });
    expect(summary.repairs.map(({ kind, count }) => [kind, count])).toEqual([
      ["leading-zero", 1],
      ["decimal", 1],
      ["scientific", 1],
    ]);
  });

  test.each([",", ";", "\t", "|", " ", ", "])("one endless line separated by %j", (separator) => {
    const list = Array.from({ length: 50_000 }, (_, index) => `05${String(index).padStart(8, "0")}`);
    const { summary, phones } = read(list.join(separator));
    expect(phones).toEqual(list);
    expectLedger(summary, { rows: 50_000, accepted: 50_000 });
  });

  test("a pasted list with words, several on a line and blank lines", () => {
    const { summary, phones } = read("דנה 050-1234567\n052-1234567, 053-1234567\n\nלא ידוע\n+972 54 123 4567");
    expect(phones).toEqual(["0501234567", "0521234567", "0531234567", "0541234567"]);
    expectLedger(summary, { rows: 5, accepted: 4, repaired: 1, reasons: { empty: 1, "not-a-number": 1 } });
  });
});

describe("what is no list is refused in a word", () => {
  test.each<[UnreadableReason, Uint8Array]>([
    ["empty-file", new Uint8Array(0)],
    ["empty-file", utf8("\ufeff \n\n")],
    ["html", utf8("<!DOCTYPE html><html><body>0501234567</body></html>")],
    ["html", utf8("<table><tr><td>0501234567</td></tr></table>")],
    ["pdf", utf8("%PDF-1.7 0501234567")],
    ["rich-text", utf8("{\\rtf1 0501234567}")],
    ["binary", Uint8Array.from({ length: 4000 }, (_, index) => (index * 7) % 31)],
    ["zip", Uint8Array.from([0x1f, 0x8b, 8, 0])],
    ["old-excel", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["encrypted", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...utf16("EncryptedPackage", true, false)])],
  ])("%s", async (reason, bytes) => {
    await expect(readFile(bytes, "list.csv")).rejects.toThrow(new UnreadableFile(reason));
  });

  test("more rows than the limit", () => {
    expect(() => readRawPhones(Array.from({ length: 1_000_001 }, () => ""))).toThrow(new UnreadableFile("too-many-rows", 1_000_000));
  });
});

describe("the ledger always adds up", () => {
  const cell = fc.oneof(
    fc.stringMatching(/^05[0-689]\d{7}$/),
    fc.constantFrom(
      "0501234567",
      "0571234567",
      "",
      " ",
      "אין",
      "5.01E+08",
      "+1 212 555 1234",
      "0501234567,0521234567",
      "0501234567 / 12",
      "501234567",
    ),
    fc.string({ maxLength: 15 }),
  );

  test("accepted + duplicates + rejected = numbers found, phones are distinct and in order", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), (raws) => {
        const { summary, phones, rejects } = readRawPhones(raws);
        expect(summary.rows).toBe(raws.length);
        expect(new Set(phones).size).toBe(phones.length);
        expect(summary.accepted).toBe(phones.length);
        expect(summary.rejected).toBe(rejects.length);
        const each = raws.map((raw) => readRawPhones([raw]).summary);
        const found = each.reduce((sum, one) => sum + one.accepted + one.duplicates + one.rejected, 0);
        expect(summary.accepted + summary.duplicates + summary.rejected).toBe(found);
        const firsts = [...new Set(raws.flatMap((raw) => readRawPhones([raw]).phones))];
        expect(phones).toEqual(firsts);
      }),
      { seed: 48, numRuns: 400 },
    );
  });

  test("a file of one column says the same as its lines given one by one", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^0[0-9]{7,10}$/), { minLength: 2, maxLength: 50 }), (lines) => {
        const file = read(lines.join("\n"));
        const raw = readRawPhones(lines);
        expect(file.phones).toEqual(raw.phones);
        expect(file.rejects).toEqual(raw.rejects);
      }),
      { seed: 49, numRuns: 300 },
    );
  });
});

function withCheckDigit(digits: string): string {
  const first = digits.slice(0, 8);
  const sum = [...first].reduce((total, digit, index) => {
    const weighted = Number(digit) * (1 + (index % 2));
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return first + String((10 - (sum % 10)) % 10);
}

import { describe, expect, test } from "vitest";
import { READING_PARTS, readingParts } from "./choices";
import { readFile, readText } from "./read-audience";
import { NewAudience } from "./schema";
import { UnreadableFile } from "./unreadable-file";

const from = { fileName: null, encoding: null, warnings: [] };
const read = (text: string, options = {}) => readText(text, { ...from, warnings: [] }, options);
function refusalOf(text: string, options = {}): UnreadableFile {
  try {
    read(text, options);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
  }
  throw new Error("it was read");
}

const table = "שם,ת.ז,נייד,בבית\nדנה,543219877,0501234567,031234567\nיוסי,300000007,0521234567,\n";

describe("what a person can choose", () => {
  test("is told with every table: its header, its columns, and how much of each reads as numbers", () => {
    expect(read(table).summary.choices).toEqual({
      headerRow: 1,
      columns: [
        { letter: "A", header: "שם", sample: ["דנה", "יוסי"], numbers: 0 },
        { letter: "B", header: "ת.ז", sample: ["543219877", "300000007"], numbers: 0.5 },
        { letter: "C", header: "נייד", sample: ["0501234567", "0521234567"], numbers: 1 },
        { letter: "D", header: "בבית", sample: ["031234567"], numbers: 1 },
      ],
    });
    expect(read("0501234567\n0521234567").summary.choices).toMatchObject({ headerRow: null, columns: [{ letter: "A", header: null }] });
  });

  test("columns are taken in the order given", () => {
    const { summary, phones } = read(table, { columns: ["D", "C"] });
    expect(phones).toEqual(["031234567", "0501234567", "0521234567"]);
    expect(summary.columns).toEqual({ phones: ["בבית", "נייד"], letters: ["D", "C"], name: "שם" });
    expect(read(table, { columns: ["B"] }).summary).toMatchObject({ accepted: 1, repaired: 1, rejected: 1, columns: { phones: ["ת.ז"] } });
  });

  test("a column beyond the table is refused, and says which there are", () => {
    for (const letter of ["E", "ZZZ"]) {
      const { reason, choices } = refusalOf(table, { columns: ["C", letter] });
      expect([reason, choices?.choices?.columns.map((column) => column.letter)]).toEqual(["no-such-column", ["A", "B", "C", "D"]]);
    }
  });

  test("a first row that is a header or is none", () => {
    const list = "0501234567,דנה\n0521234567,יוסי";
    expect(read(list).summary).toMatchObject({ rows: 2, accepted: 2, choices: { headerRow: null } });
    expect(read(list, { header: true }).summary).toMatchObject({ rows: 1, accepted: 1, choices: { headerRow: 1 } });
    expect(read(table, { header: false }).summary).toMatchObject({
      rows: 3,
      columns: { letters: ["C", "D"] },
      choices: { headerRow: null },
    });
    expect(read(`דוח שנתי,,,\n${table}`, { header: true }).summary).toMatchObject({ rows: 2, choices: { headerRow: 2 } });
  });

  test("a text has no sheets", () => {
    expect(refusalOf(table, { sheet: "גיליון 1" }).reason).toBe("no-such-sheet");
  });
});

describe("in doubt nothing is guessed", () => {
  const ids = ["543219877", "300000007", "512345679", "521234567"];
  test.each<[string, string]>([
    ["ID numbers alone, by their header", `ת.ז\n${ids.join("\n")}`],
    ["ID numbers alone, by their check digit", ids.join("\n")],
    ["dates alone", "20240321\n20240322\n20240323"],
    ["two columns of mobiles without their zeros and without words", "501234567,521234567\n501234568,521234568\n501234569,521234569"],
    ["eight digits that may be landlines or receipts", "דנה,23450001\nיוסי,23450002\nרות,23450003"],
    ["names alone", "דנה\nיוסי\nרות"],
  ])("%s", (_, text) => {
    const { reason, choices } = refusalOf(text);
    expect(reason).toBe("no-phone-column");
    expect(choices?.choices?.columns.length).toBeGreaterThan(0);
    expect(read(text, { columns: ["A"] }).summary.columns.letters).toEqual(["A"]);
  });

  test("a word above them, or one column of mobiles, is no doubt", () => {
    expect(read("שם,טלפון\nדנה,31234567\nיוסי,21234567").summary).toMatchObject({ accepted: 2, repaired: 2 });
    expect(read("דנה,501234567\nיוסי,521234567").summary).toMatchObject({ accepted: 2, repaired: 2 });
  });

  test("a column that tells what kind of phone it is, is no phone", () => {
    const { summary } = read("Name,Phone 1 - Label,Phone 1 - Value\nDana,Mobile,0501234567\nYossi,Home,031234567");
    expect(summary).toMatchObject({ accepted: 2, rejected: 0, columns: { letters: ["C"] } });
  });

  test("groups in merged cells above the header speak of phones, too", () => {
    const { summary } = read("פרטים,,טלפונים,\nשם פרטי,שם משפחה,נייד,בבית\nדנה,כהן,0501234567,031234567\n");
    expect(summary).toMatchObject({ rows: 1, accepted: 2, rejected: 0, columns: { letters: ["C", "D"], name: "שם פרטי + שם משפחה" } });
  });
});

test("the parts of a form say the options and nothing else", async () => {
  const options = { sheet: "גיליון 2", columns: ["C", "AA"], header: false };
  expect(readingParts(options)).toEqual([
    ["sheet", "גיליון 2"],
    ["columns", "C,AA"],
    ["header", "no"],
  ]);
  const file = new File(["0501234567"], "a.csv");
  expect(NewAudience.parse({ file, ...Object.fromEntries(readingParts(options)) })).toEqual({ file, ...options });
  expect(READING_PARTS.columns.parse("c, d ,C")).toEqual(["C", "D"]);
  for (const bad of [
    { columns: "" },
    { columns: "1" },
    { columns: "C;D" },
    { columns: "ABCD" },
    { header: "true" },
    { sheet: "x".repeat(256) },
  ]) {
    expect(NewAudience.safeParse({ file, ...bad }).success).toBe(false);
  }
  expect(NewAudience.safeParse({ phones: [], header: "yes" }).success).toBe(false);
});

test("a first line sep= parts the columns and is no row", async () => {
  const { summary, phones } = await readFile(new TextEncoder().encode("sep=;\r\n0501234567;a,b\r\n0521234567;c,d\r\n"), null);
  expect(phones).toEqual(["0501234567", "0521234567"]);
  expect(summary).toMatchObject({ rows: 2, rejected: 0 });
});

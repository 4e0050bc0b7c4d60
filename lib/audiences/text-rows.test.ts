import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { readRawPhones, readText } from "./read-audience";
import type { AudienceWarning } from "./schema";
import { TextRows } from "./text-rows";

function rowsOf(text: string, delimiter = ",") {
  const warnings: AudienceWarning[] = [];
  const rows = new TextRows(text, delimiter, warnings);
  const found: string[][] = [];
  while (rows.next()) {
    const cells = rows.cells();
    expect(cells.map((_, column) => rows.cell(column))).toEqual(cells);
    expect(rows.cell(cells.length)).toBe("");
    found.push([...cells]);
  }
  return { found, warnings };
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."ab ,;\"'\n\r1א"), maxLength: 8 }),
  fc.constantFrom("0501234567", "050-1234567", "", "501234567", "0571234567", "אין", "0501234567,0521234567", "0501234567\n0531234567"),
);
const tables = fc
  .integer({ min: 2, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }));

/** A cell of several lines with columns and numbers in it looks like a broken file, and is read as one. */
const looksBroken = (text: string): boolean => text.includes("\n") && /[,;\t|]/.test(text) && /\d{7}/.test(text);

describe("delimited text", () => {
  test("what papaparse writes with quotes is read cell for cell", () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(",", ";", "\t", "|"), fc.constantFrom("\n", "\r\n"), (table, delimiter, newline) => {
        fc.pre(!table.flat().some(looksBroken));
        expect(rowsOf(Papa.unparse(table, { delimiter, newline, quotes: true }), delimiter)).toEqual({ found: table, warnings: [] });
      }),
      { seed: 50, numRuns: 2_000 },
    );
  });

  test("every number of the chosen columns is counted once, row by row, the first of duplicates staying", () => {
    fc.assert(
      fc.property(tables, fc.boolean(), (table, quotes) => {
        fc.pre(table.flat().some((text) => /[^"'\s]/.test(text)) && !table.flat().some(looksBroken));
        const { summary, phones, rejects } = readText(
          `sep=,\n${Papa.unparse(table, { newline: "\n", quotes })}`,
          { fileName: null, encoding: null, warnings: [] },
          { columns: ["B", "A"], header: false },
        );
        const inOrder = table.flatMap((row) => [row[1] ?? "", row[0] ?? ""]);
        const expected = readRawPhones(inOrder);
        expect(phones).toEqual(expected.phones);
        expect(rejects.map(({ raw, reason }) => [raw, reason])).toEqual(expected.rejects.map(({ raw, reason }) => [raw, reason]));
        expect(summary.duplicates).toBe(expected.summary.duplicates);
        expect(summary.accepted + summary.duplicates + summary.rejected).toBe(
          inOrder.map((text) => readRawPhones([text]).summary).reduce((sum, one) => sum + one.accepted + one.duplicates + one.rejected, 0),
        );
      }),
      { seed: 51, numRuns: 1_000 },
    );
  });

  test("a quote inside a cell is an ordinary character", () => {
    expect(rowsOf('צה"ל,1\n"חב"ד",2\n"בע""מ" ,3\n"a"b",4')).toEqual({
      found: [
        ['צה"ל', "1"],
        ['חב"ד', "2"],
        ['בע"מ', "3"],
        ['a"b', "4"],
      ],
      warnings: [],
    });
  });

  test("a quote that never closes costs its own row's quotes, in a file of a million of them within seconds", () => {
    const broken = Array.from({ length: 300_000 }, (_, row) => `"דנה,050${String(1_000_000 + row)}`);
    const began = performance.now();
    const { summary, phones } = readText(broken.join("\n"), { fileName: null, encoding: null, warnings: [] });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(phones).toHaveLength(300_000);
    expect(summary.warnings).toHaveLength(20);
  });
});

import Papa from "papaparse";
import { expect, test } from "vitest";
import { BYTE_ORDER_MARK, csvField } from "../csv";
import { CallColumns } from "./columns";
import { CSV_HEADER, csvLine } from "./csv";
import { HOSTILE_NAMES, hostileCalls } from "./hostile-calls";
import { CALL_FIELDS } from "./schema";

test("what is exported is read back cell by cell by another program's reader", () => {
  const table = CallColumns.of(hostileCalls(2_000, 5));
  const calls = Array.from({ length: table.length }, (_, row) => table.call(row));
  const text = `${BYTE_ORDER_MARK}${CSV_HEADER}${calls.map(csvLine).join("")}`;
  const read = Papa.parse<string[]>(text, { skipEmptyLines: true });
  expect(read.errors).toEqual([]);
  const [header, ...lines] = read.data;
  expect(header).toEqual([...CALL_FIELDS]);
  expect(lines).toHaveLength(calls.length);
  const wrong = lines.flatMap((cells, row) =>
    CALL_FIELDS.filter((field, index) => {
      const call = calls[row]!;
      const value = field === "phone" ? `${call.phone.slice(0, 3)}-${call.phone.slice(3)}` : call[field];
      const expected = value === null ? "" : typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
      const cell = cells[index]!;
      return (cell !== expected && cell !== `'${expected}`) || /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell);
    }).map((field) => `${row} ${field}`),
  );
  expect(wrong).toEqual([]);
});

const readCell = (field: string) => Papa.parse<string[]>(field, { delimiter: ",", newline: "\r\n" }).data[0]?.[0] ?? "";

test("a formula becomes text, and everything else stays as it is", () => {
  for (const name of HOSTILE_NAMES) {
    const cell = readCell(csvField(name));
    expect([name, `'${name}`]).toContain(cell);
  }
  for (const formula of ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", " =1", "\u200F=1"])
    expect(readCell(csvField(formula))).toBe(`'${formula}`);
  for (const plain of ["050-1234567", "כהן", "10:23:45", "a=b", "0501234567"]) expect(csvField(plain)).toBe(plain);
});

import { deflateRawSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { readFile } from "./read-audience";
import { readInThread } from "./read-in-thread";
import { UnreadableFile } from "./unreadable-file";

vi.mock("./start-thread", () => import("./start-thread.fixture"));

interface Part {
  name: string;
  text: string;
  isEncrypted?: boolean;
  /** What the directory says instead of the truth. */
  declared?: number;
}

/** A ZIP of the given parts; checksums are zero, since nobody looks at them. */
function zip(parts: Part[]): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, isEncrypted = false, declared } of parts) {
    const packed = deflateRawSync(Buffer.from(text));
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? Buffer.byteLength(text), 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), fields, entry, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, entries, end]));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
const number = (ref: string, value: string) => `<c r="${ref}"><v>${value}</v></c>`;
const row = (index: number, cells: string[], hidden = false) => `<row r="${index}"${hidden ? ' hidden="1"' : ""}>${cells.join("")}</row>`;

function workbookParts(sheets: string[][]): Part[] {
  const list = sheets.map((_, index) => `<sheet name="גיליון ${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("");
  const links = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return [
    { name: "[Content_Types].xml", text: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` },
    { name: "xl/workbook.xml", text: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list}</sheets></workbook>` },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}</Relationships>`,
    },
    ...sheets.map((rows, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      text: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
    })),
  ];
}

const donors = [
  row(1, [text("A1", "שם"), text("B1", "ת.ז"), text("C1", "נייד")]),
  row(2, [text("A2", "דנה"), number("B2", "543219873"), number("C2", "501234567")]),
  row(4, [text("A4", "יוסי"), number("B4", "300000007"), text("C4", "+972 52-1234567")], true),
  row(5, [text("A5", "רות"), number("B5", "521234561"), number("C5", "972531234567")]),
  row(6, [text("A6", "גיל"), number("B6", "34567894"), text("C6", "5.01E+08")]),
];

describe("a workbook", () => {
  test("is read by its values: lost zeros, hidden rows, gaps and ID numbers beside", async () => {
    const { summary, phones, rejects } = await readFile(zip(workbookParts([donors])), "תורמים.xlsx");
    expect(phones).toEqual(["0501234567", "0521234567", "0531234567"]);
    expect(summary).toMatchObject({ rows: 5, accepted: 3, repaired: 3, duplicates: 0, rejected: 1, encoding: null, warnings: [] });
    expect(summary.columns).toEqual({ phones: ["נייד"], letters: ["C"], name: "שם" });
    expect(summary.reasons.map(({ reason, count }) => [reason, count])).toEqual([
      ["empty", 1],
      ["scientific", 1],
    ]);
    expect(rejects).toEqual([{ row: 6, raw: "5.01E+08", reason: "scientific", before: 3, name: "גיל" }]);
  });

  test("with floats, dates, formulas' values, errors and a flag among its cells", async () => {
    const styles = {
      name: "xl/styles.xml",
      text: `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    };
    const sheet = [
      row(1, [text("A1", "טלפון")]),
      row(2, [number("A2", "501234567.0")]),
      row(3, [number("A3", "5.21234567E8")]),
      row(4, ['<c r="A4" s="1"><v>45372</v></c>']),
      row(5, ['<c r="A5" t="str"><f>"0"&amp;B5</f><v>0531234567</v></c>']),
      row(6, ['<c r="A6" t="e"><f>1/0</f><v>#DIV/0!</v></c>']),
      row(7, ['<c r="A7" t="b"><v>1</v></c>']),
      row(8, ['<c r="A8" t="inlineStr"><is><r><t>054-</t></r><r><rPr><b/></rPr><t>1234567</t></r></is></c>']),
    ];
    const { summary, phones, rejects } = await readFile(zip([...workbookParts([sheet]), styles]), null);
    expect(phones).toEqual(["0501234567", "0521234567", "0531234567", "0541234567"]);
    expect(rejects.map(({ row, raw, reason }) => [row, raw, reason])).toEqual([
      [4, "2024-03-21", "not-a-number"],
      [7, "true", "not-a-number"],
    ]);
    expect(summary).toMatchObject({
      rows: 7,
      accepted: 4,
      repaired: 2,
      reasons: [
        { reason: "empty", count: 1 },
        { reason: "not-a-number", count: 2 },
      ],
    });
  });

  test("columns without a sheet are those of the sheet that would be read", async () => {
    const notes = [
      row(1, [text("A1", "נושא"), text("B1", "פירוט"), text("C1", "עוד")]),
      row(2, [text("A2", "א"), text("B2", "ב"), text("C2", "ג")]),
    ];
    const { summary } = await readFile(zip(workbookParts([notes, donors])), null, { columns: ["C"] });
    expect(summary).toMatchObject({ accepted: 3, sheets: [{ isChosen: false }, { isChosen: true }] });
  });

  test("tells its sheets, and is read from the one that is wanted", async () => {
    const book = zip(workbookParts([donors, [], donors.slice(0, 2)]));
    expect((await readFile(book, null)).summary.sheets).toEqual([
      { name: "גיליון 1", rows: 6, isChosen: true },
      { name: "גיליון 2", rows: 0, isChosen: false },
      { name: "גיליון 3", rows: 2, isChosen: false },
    ]);
    const { summary, phones } = await readFile(book, null, { sheet: "גיליון 3" });
    expect([phones, summary.warnings, summary.sheets?.[2]?.isChosen]).toEqual([["0501234567"], [], true]);
    await expect(readFile(book, null, { sheet: "גיליון 2" })).rejects.toMatchObject({ reason: "empty-file" });
    const refusal = { reason: "no-such-sheet", choices: { sheets: [{ isChosen: false }, {}, {}] } };
    await expect(readFile(book, null, { sheet: "אין כזה" })).rejects.toMatchObject(refusal);
    await expect(readFile(book, null, { columns: ["Z"] })).rejects.toMatchObject({
      reason: "no-such-column",
      choices: { sheets: [{ isChosen: true }, {}, {}] },
    });
  });

  test("whose first sheet has no numbers is read from the sheet that has them, and says so", async () => {
    const notes = [row(1, [text("A1", "הערות"), text("B1", "עוד")]), row(2, [text("A2", "לא לשכוח"), text("B2", "כלום")])];
    const { summary } = await readFile(zip(workbookParts([notes, donors])), "a.xlsx");
    expect(summary.accepted).toBe(3);
    expect(summary.warnings).toEqual([{ kind: "other-sheet", sheet: "גיליון 2" }]);
  });

  test("with a cell in the last corner of the grid, or a row of endless cells, costs no grid", async () => {
    const corner = [...donors, row(1_048_576, [text("XFD1048576", "0541234567")])];
    const endless = [...donors, row(7, [text("A7", "x"), "<c/>".repeat(2_000_000)]), row(100_000, [text("A100000", "0541234567")])];
    for (const sheet of [corner, endless]) {
      await expect(readFile(zip(workbookParts([sheet])), null)).rejects.toThrow(new UnreadableFile("oversized-workbook", 512));
    }
  });

  test("without numbers is refused", async () => {
    await expect(readFile(zip(workbookParts([[]])), "a.xlsx")).rejects.toMatchObject({ reason: "empty-file" });
  });
});

describe("an archive that is no honest workbook", () => {
  const good = workbookParts([donors]);
  test.each<[string, Part[], UnreadableFile]>([
    ["an ordinary ZIP called .csv", [{ name: "list.csv", text: "0501234567" }], new UnreadableFile("zip")],
    [
      "OpenDocument",
      [
        { name: "mimetype", text: "application/vnd.oasis.opendocument.spreadsheet" },
        { name: "content.xml", text: "<a/>" },
      ],
      new UnreadableFile("open-document"),
    ],
    [
      "a Word document",
      [
        { name: "[Content_Types].xml", text: "" },
        { name: "word/document.xml", text: "" },
      ],
      new UnreadableFile("document"),
    ],
    [
      "a binary workbook",
      [
        { name: "[Content_Types].xml", text: "" },
        { name: "xl/workbook.bin", text: "" },
      ],
      new UnreadableFile("binary-excel"),
    ],
    ["an encrypted part", good.map((part) => ({ ...part, isEncrypted: true })), new UnreadableFile("encrypted")],
    [
      "a bomb by its ratio",
      [...good, { name: "xl/bomb.xml", text: "0".repeat(20_000_000) }],
      new UnreadableFile("oversized-workbook", 512),
    ],
    [
      "a bomb by its size",
      [...good, { name: "xl/bomb.xml", text: "0", declared: 600 * 1024 * 1024 }],
      new UnreadableFile("oversized-workbook", 512),
    ],
    [
      "too many parts",
      [...good, ...Array.from({ length: 1001 }, (_, index) => ({ name: `xl/${index}.xml`, text: "" }))],
      new UnreadableFile("oversized-workbook", 512),
    ],
  ])("%s is refused", async (_, parts, refusal) => {
    await expect(readFile(zip(parts), "a.csv")).rejects.toThrow(refusal);
  });

  test("cut in half", async () => {
    const whole = zip(good);
    await expect(readFile(whole.slice(0, whole.length / 2), "a.xlsx")).rejects.toThrow(new UnreadableFile("damaged-workbook"));
  });

  test("with a damaged sheet", async () => {
    const parts = good.map((part) => (part.name === "xl/workbook.xml" ? { ...part, text: "<workbook><sheets>" } : part));
    await expect(readFile(zip(parts), "a.xlsx")).rejects.toBeInstanceOf(UnreadableFile);
  });

  test("that declares less than it holds is refused when it grows beyond", async () => {
    const liar = good.map((part) => (part.name.includes("sheet1") ? { ...part, declared: 100 } : part));
    await expect(readFile(zip(liar), "a.xlsx")).rejects.toThrow(new UnreadableFile("oversized-workbook", 512));
  });
});

test("the thread is told how to read, and tells what could be chosen", async () => {
  const bytes = zip(workbookParts([donors]));
  const task = { kind: "file", bytes, fileName: null } as const;
  expect((await readInThread({ ...task, options: { columns: ["B"] } })).summary.columns.letters).toEqual(["B"]);
  await expect(readInThread({ ...task, options: { sheet: "x" } })).rejects.toMatchObject({
    reason: "no-such-sheet",
    choices: { sheets: [{ name: "גיליון 1" }] },
  });
});

test("the thread reads as the function does", async () => {
  const bytes = new TextEncoder().encode("0501234567\n501234568\n0571234567");
  const read = await readFile(bytes, "a.txt");
  const inThread = await readInThread({ kind: "file", bytes, fileName: "a.txt" });
  expect(inThread).toEqual({ kind: "read", summary: read.summary, phones: read.phones.join("\n"), rejects: read.rejects });
  await expect(readInThread({ kind: "file", bytes: new Uint8Array(0), fileName: null })).rejects.toThrow(new UnreadableFile("empty-file"));
});

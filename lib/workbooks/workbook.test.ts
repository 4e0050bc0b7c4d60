import { strFromU8, unzipSync } from "fflate";
import readSheet from "read-excel-file/node";
import { expect, test } from "vitest";
import { type Sheet, workbook } from "./workbook";

type Row = { text: string; number: number | null };
const SHEET: Sheet<Row> = {
  name: "שיחות",
  rightToLeft: true,
  columns: [
    { heading: "טקסט", width: 20, value: ({ text }) => text },
    { heading: "מספר <&>", width: 10, value: ({ number }) => number },
  ],
};

async function* inBatches<T>(...batches: T[][]): AsyncGenerator<T[], void, undefined> {
  yield* batches;
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

const HOSTILE = [
  '=HYPERLINK("http://evil","x")',
  "0501234567",
  "+972501234567",
  "-1+1",
  "שורה\nשנייה",
  "‏סימן‮הפוך",
  '👨‍👩‍👧 & <b>"כהן"</b>',
  "  רווחים  ",
  "TRUE",
  "12:30",
  "_x0041_",
];

test("another program's reader reads back each text as text and each number as a number", async () => {
  const rows = HOSTILE.map((text, place) => ({ text, number: place % 3 === 0 ? null : place * 1000 }));
  const bytes = await bytesOf(workbook(SHEET, inBatches(rows.slice(0, 4), [], rows.slice(4))));
  const [sheet] = await readSheet(bytes, { trim: false });
  expect(sheet?.sheet).toBe("שיחות");
  expect(sheet?.data[0]).toEqual(["טקסט", "מספר <&>"]);
  // This reader leaves ECMA-376's own escapes as they stand.
  const read = sheet?.data.slice(1).map(([text, number]) => [String(text).replace("_x005F_x0041_", "_x0041_"), number]);
  expect(read).toEqual(rows.map(({ text, number }) => [text, number]));
});

test("the sheet runs from right to left, its headings stay in sight, and nothing is a formula", async () => {
  const rows = HOSTILE.map((text) => ({ text, number: 1 }));
  const files = unzipSync(await bytesOf(workbook(SHEET, inBatches(rows))));
  const xml = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(xml).toContain('<sheetView rightToLeft="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2"');
  expect(xml).toContain('<col min="1" max="1" width="20" customWidth="1"/>');
  expect(xml).toContain('<c r="B2" s="3"><v>1</v></c>');
  expect(xml).toContain(`<autoFilter ref="A1:B${rows.length + 1}"/>`);
  expect(xml).not.toMatch(/<f[ >]/);
  const english = unzipSync(await bytesOf(workbook({ ...SHEET, rightToLeft: false }, inBatches(rows))));
  expect(strFromU8(english["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).not.toContain("rightToLeft");
});

test("letters that XML can't hold are written as ECMA-376 has it, and too long a text is cut", async () => {
  const texts = ["פעמון\u0007\r\n", "_x000D_", "\uFFFF", "😀".repeat(20_000)];
  const files = unzipSync(await bytesOf(workbook(SHEET, inBatches(texts.map((text) => ({ text, number: null }))))));
  const xml = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  const written = [...xml.matchAll(/<t [^>]*>([^<]*)<\/t>/g)].map((found) => found[1]).slice(2);
  expect(written).toEqual(["פעמון_x0007__x000D_\n", "_x005F_x000D_", "_xFFFF_", `${"😀".repeat(16_383)}…`]);
});

test("whoever stops reading ends the rows' reading, and a failure of the rows is thrown to the reader", async () => {
  let ended = false;
  async function* endless(): AsyncGenerator<Row[], void, undefined> {
    try {
      for (;;) yield Array.from({ length: 500 }, (_, number) => ({ text: String(Math.random()), number }));
    } finally {
      ended = true;
    }
  }
  let length = 0;
  for await (const chunk of workbook(SHEET, endless())) {
    length += chunk.length;
    if (length > 1_000_000) break;
  }
  await expect.poll(() => ended).toBe(true);

  async function* failing(): AsyncGenerator<Row[], void, undefined> {
    yield [{ text: "א", number: 1 }];
    throw new Error("the report went away");
  }
  await expect(bytesOf(workbook(SHEET, failing()))).rejects.toThrow("the report went away");
});

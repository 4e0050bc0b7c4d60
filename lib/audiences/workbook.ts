import readWorkbookFile, { type CellValue, type Sheet } from "read-excel-file/web-worker";
import { checkArchiveSize } from "./archive-size";
import { MAX_WORKBOOK_ROWS } from "./limits";
import { readTable, type TableReading } from "./read-table";
import { type AudienceReading, type OnProgress, readingOf } from "./reading";
import type { AudienceWarning } from "./schema";
import type { Row } from "./text-rows";
import { UnreadableFile } from "./unreadable-file";
import { readArchiveDirectory } from "./zip-directory";

const BATCH_ROWS = 5000;

/**
 * Reads an XLSX by its cached values: no formula is run, nothing is fetched. The first sheet that holds numbers is taken,
 * hidden rows too. Throws UnreadableFile for anything that isn't a sound workbook of an honest size.
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string | null, onProgress?: OnProgress): Promise<AudienceReading> {
  await checkArchiveSize(bytes, readArchiveDirectory(bytes));
  const sheets = await openSheets(bytes);
  let refusal = new UnreadableFile("empty-file");
  for (const [index, { sheet, data }] of sheets.entries()) {
    try {
      const { ledger, columns } = readSheet(data, onProgress);
      const warnings: AudienceWarning[] = index === 0 ? [] : [{ kind: "other-sheet", sheet }];
      return readingOf(ledger, { fileName, encoding: null, warnings, columns });
    } catch (error) {
      if (!(error instanceof UnreadableFile) || error.reason === "too-many-rows") throw error;
      // A sheet without numbers says more than an empty one that follows it.
      if (refusal.reason === "empty-file") refusal = error;
    }
  }
  throw refusal;
}

async function openSheets(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    return await readWorkbookFile(new Blob([new Uint8Array(bytes)]), { trim: false });
  } catch (cause) {
    throw new UnreadableFile("damaged-workbook", null, { cause });
  }
}

function readSheet(data: Sheet["data"], onProgress?: OnProgress): TableReading {
  const steps = readTable(batches(data), MAX_WORKBOOK_ROWS);
  let step = steps.next();
  for (; !step.done; step = steps.next()) onProgress?.(step.value);
  return step.value;
}

function* batches(data: Sheet["data"]): Generator<Row[]> {
  for (let start = 0; start < data.length; start += BATCH_ROWS) {
    yield data.slice(start, start + BATCH_ROWS).map((row) => row.map(cellText));
  }
}

/** A cell as the text that a CSV would hold. */
function cellText(value: CellValue | null): string {
  if (value === null) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return String(value);
}

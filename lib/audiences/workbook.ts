import readWorkbookFile, { type CellValue, type Sheet } from "read-excel-file/web-worker";
import { checkArchiveSize } from "./archive-size";
import type { FileChoices, ReadingOptions, SheetChoice } from "./choices";
import { MAX_WORKBOOK_ROWS } from "./limits";
import { readTable, type TableReading } from "./read-table";
import { type AudienceReading, readingOf, type Watch } from "./reading";
import { HeldRows } from "./rows";
import type { AudienceWarning } from "./schema";
import { UnreadableFile } from "./unreadable-file";
import { readArchiveDirectory } from "./zip-directory";

const MAX_TOLD_SHEETS = 100;

/**
 * Reads an XLSX by its cached values: no formula is run, nothing is fetched. The first sheet that holds numbers is taken unless an option
 * names one; hidden rows are read too. Throws UnreadableFile for anything that isn't a sound workbook of an honest size.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string | null,
  options: ReadingOptions,
  watch: Watch = {},
): Promise<AudienceReading> {
  await checkArchiveSize(bytes, readArchiveDirectory(bytes));
  const all = await openSheets(bytes);
  const isSheetOpen = options.columns !== undefined && options.sheet === undefined;
  const wanted = isSheetOpen ? { ...options, ...sheetFoundIn(all, options) } : options;
  return readSheets(all, fileName, wanted, watch);
}

/** Columns are letters of one sheet: without its name, of the one that would be read or asked about without them. */
function sheetFoundIn(all: readonly Sheet[], options: ReadingOptions): Pick<ReadingOptions, "sheet"> {
  const chosen = (choices: FileChoices | null) => choices?.sheets?.find(({ isChosen }) => isChosen);
  try {
    const found = chosen(readSheets(all, null, options.header === undefined ? {} : { header: options.header }).summary);
    return found ? { sheet: found.name } : {};
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const asked = chosen(error.choices);
    return asked ? { sheet: asked.name } : {};
  }
}

function readSheets(all: readonly Sheet[], fileName: string | null, options: ReadingOptions, watch: Watch = {}): AudienceReading {
  const wanted = options.sheet === undefined ? all : all.filter(({ sheet }) => sheet === options.sheet);
  if (wanted.length === 0) throw new UnreadableFile("no-such-sheet", null, { choices: { sheets: sheetChoices(all, null) } });
  let refusal: { error: UnreadableFile; sheet: string } | null = null;
  for (const { sheet, data } of wanted) {
    try {
      const { ledger, columns, choices } = readSheet(data, options, watch);
      const isOther = options.sheet === undefined && sheet !== all[0]?.sheet;
      const warnings: AudienceWarning[] = isOther ? [{ kind: "other-sheet", sheet }] : [];
      return readingOf(ledger, { fileName, encoding: null, warnings, columns, choices, sheets: sheetChoices(all, sheet) });
    } catch (error) {
      if (!(error instanceof UnreadableFile) || error.reason === "too-many-rows") throw error;
      // A sheet without numbers says more than an empty one.
      if (!refusal || refusal.error.reason === "empty-file") refusal = { error, sheet };
    }
  }
  throw refusal ? withSheets(refusal.error, sheetChoices(all, refusal.sheet)) : new UnreadableFile("empty-file");
}

function sheetChoices(all: readonly Sheet[], chosen: string | null): SheetChoice[] {
  return all.slice(0, MAX_TOLD_SHEETS).map(({ sheet, data }) => ({ name: sheet, rows: data.length, isChosen: sheet === chosen }));
}

function withSheets({ reason, max, choices }: UnreadableFile, sheets: SheetChoice[]): UnreadableFile {
  return new UnreadableFile(reason, max, { choices: { ...choices, sheets } });
}

async function openSheets(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    return await readWorkbookFile(new Blob([new Uint8Array(bytes)]), { trim: false });
  } catch (cause) {
    throw new UnreadableFile("damaged-workbook", null, { cause });
  }
}

function readSheet(data: Sheet["data"], options: ReadingOptions, watch: Watch): TableReading {
  const steps = readTable(() => new HeldRows(data, cellText), MAX_WORKBOOK_ROWS, options, watch.follower);
  let step = steps.next();
  for (; !step.done; step = steps.next()) watch.onProgress?.(step.value);
  return step.value;
}

/** A cell as the text that a CSV would hold. */
function cellText(value: CellValue | null): string {
  if (value === null) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return String(value);
}

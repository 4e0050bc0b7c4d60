import { readCell } from "../phones/cell";
import type { ReadingOptions } from "./choices";
import { decodeText } from "./decode";
import { DELIMITERS, guessDelimiter } from "./delimiter";
import { fileKind, refuseWhatIsNoText } from "./file-kind";
import { Ledger } from "./ledger";
import { MAX_TEXT_ROWS } from "./limits";
import { readTable } from "./read-table";
import { type AudienceReading, readingOf, type Watch } from "./reading";
import { HeldRows, type Rows } from "./rows";
import type { AudienceWarning } from "./schema";
import { TextRows } from "./text-rows";
import { UnreadableFile } from "./unreadable-file";

/**
 * Reads a file by the importer's rules. `fileName` is kept for the summary only: what the file is, its content tells.
 * Throws UnreadableFile with the reason. Synchronous and heavy for large files: call it in a worker.
 */
export async function readFile(
  bytes: Uint8Array,
  fileName: string | null,
  options: ReadingOptions = {},
  watch: Watch = {},
): Promise<AudienceReading> {
  if (fileKind(bytes) === "workbook") {
    const { readWorkbook } = await import("./workbook");
    return readWorkbook(bytes, fileName, options, watch);
  }
  const { text, encoding, warnings } = decodeText(bytes);
  refuseWhatIsNoText(text);
  return readText(text, { fileName, encoding, warnings }, options, watch);
}

/** Reads decoded text with line ends `\n` or `\r\n`: CSV, TXT or what a person pasted. */
export function readText(
  text: string,
  from: { fileName: string | null; encoding: string | null; warnings: AudienceWarning[] },
  options: ReadingOptions = {},
  watch: Watch = {},
): AudienceReading {
  if (options.sheet !== undefined) throw new UnreadableFile("no-such-sheet");
  const steps = readTable(rowsOf(text, from.warnings), MAX_TEXT_ROWS, options, watch.follower);
  let step = steps.next();
  for (; !step.done; step = steps.next()) watch.onProgress?.(step.value);
  const { ledger, columns, choices } = step.value;
  return readingOf(ledger, { ...from, columns, choices });
}

/** Reads texts that a script or a form gives one by one; each is a row. Throws UnreadableFile beyond 1,000,000. */
export function readRawPhones(raws: readonly string[]): AudienceReading {
  if (raws.length > MAX_TEXT_ROWS) throw new UnreadableFile("too-many-rows", MAX_TEXT_ROWS);
  const ledger = new Ledger();
  for (const [index, raw] of raws.entries()) ledger.addRow(index + 1, [raw]);
  return readingOf(ledger, { fileName: null, encoding: null, warnings: [], columns: { phones: ["A"], letters: ["A"] } });
}

/** Each opening begins at the first row, and leaves in `warnings` what it alone met. */
function rowsOf(text: string, warnings: AudienceWarning[]): () => Rows {
  const numbers = singleLine(text);
  if (numbers) return () => new HeldRows(numbers, String);
  // A first line by which one spreadsheet tells another what parts the columns.
  const told = /^sep=([^\r\n])\r?\n/i.exec(text);
  const table = told ? text.slice(told[0].length) : text;
  const delimiter = told?.[1] ?? guessDelimiter(table);
  const before = warnings.length;
  return () => {
    warnings.length = before;
    return new TextRows(table, delimiter, warnings);
  };
}

/** One line that is mostly numbers is a list, not a table of one row: each number becomes a row. */
function singleLine(text: string): string[][] | null {
  const line = text.trim();
  if (line.includes("\n")) return null;
  for (const separator of [...DELIMITERS, /\s+/]) {
    const cells = line.split(separator);
    if (cells.length < 2) continue;
    const sample = cells.slice(0, 1000).filter((cell) => cell.trim() !== "");
    const numbers = sample.filter((cell) => readCell(cell).every((one) => one.kind === "phone")).length;
    if (numbers > sample.length / 2) return cells.map((cell) => [cell]);
  }
  return null;
}

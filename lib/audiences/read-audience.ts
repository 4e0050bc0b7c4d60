import { readCell } from "../phones/cell";
import { decodeText } from "./decode";
import { DELIMITERS, guessDelimiter } from "./delimiter";
import { fileKind, refuseWhatIsNoText } from "./file-kind";
import { Ledger } from "./ledger";
import { MAX_TEXT_ROWS } from "./limits";
import { readTable } from "./read-table";
import { type AudienceReading, type OnProgress, readingOf } from "./reading";
import type { AudienceWarning } from "./schema";
import { type Row, textRows } from "./text-rows";
import { UnreadableFile } from "./unreadable-file";

/**
 * Reads a file by the importer's rules. `fileName` is kept for the summary only: what the file is, its content tells.
 * Throws UnreadableFile with the reason. Synchronous and heavy for large files: call it in a worker.
 */
export async function readFile(bytes: Uint8Array, fileName: string | null, onProgress?: OnProgress): Promise<AudienceReading> {
  if (fileKind(bytes) === "workbook") {
    const { readWorkbook } = await import("./workbook");
    return readWorkbook(bytes, fileName, onProgress);
  }
  const { text, encoding, warnings } = decodeText(bytes);
  refuseWhatIsNoText(text);
  return readText(text, { fileName, encoding, warnings }, onProgress);
}

/** Reads decoded text with `\n` line ends: CSV, TXT or what a person pasted. */
export function readText(
  text: string,
  from: { fileName: string | null; encoding: string | null; warnings: AudienceWarning[] },
  onProgress?: OnProgress,
): AudienceReading {
  const rows = singleLineRows(text);
  const batches = rows ? [rows] : textRows(text, guessDelimiter(text), from.warnings);
  const steps = readTable(batches, MAX_TEXT_ROWS);
  let step = steps.next();
  for (; !step.done; step = steps.next()) onProgress?.(step.value);
  const { ledger, columns } = step.value;
  return readingOf(ledger, { ...from, columns });
}

/** Reads texts that a script or a form gives one by one; each is a row. Throws UnreadableFile beyond 1,000,000. */
export function readRawPhones(raws: readonly string[]): AudienceReading {
  if (raws.length > MAX_TEXT_ROWS) throw new UnreadableFile("too-many-rows", MAX_TEXT_ROWS);
  const ledger = new Ledger();
  for (const [index, raw] of raws.entries()) ledger.addRow(index + 1, [raw]);
  return readingOf(ledger, { fileName: null, encoding: null, warnings: [], columns: { phones: ["A"], letters: ["A"] } });
}

/** One line that is mostly numbers is a list, not a table of one row: each number becomes a row. */
function singleLineRows(text: string): Row[] | null {
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

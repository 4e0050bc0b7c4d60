import { readCell } from "../phones/cell";
import { plainText } from "../phones/number";
import { isHeaderWord } from "./header-words";
import { isBlankRow, type Row } from "./rows";

const LEAD_ROWS = 20;

const filledCells = (row: Row): string[] => row.filter((cell) => plainText(cell) !== "");
const headerWords = (row: Row): number => row.filter(isHeaderWord).length;
const isNumber = (cell: string): boolean => readCell(cell).every((reading) => reading.kind === "phone");

/** The first row with header words in it, below title rows; null when there is none or the words stand among data. */
export function headerByWords(sample: readonly Row[], width: number): number | null {
  const lead = sample.slice(0, LEAD_ROWS);
  const isHeader = (row: Row): boolean => {
    const cells = filledCells(row);
    return cells.length >= Math.min(width, 2) && cells.some(isHeaderWord) && !cells.some(isNumber);
  };
  let found = lead.findIndex(isHeader);
  if (found === -1) return null;
  // Rows of numbers above it: a second file was appended, and this header belongs to the middle.
  if (lead.slice(0, found).filter((row) => row.some(isNumber)).length > 1) return null;
  // A title or merged cells above the header may speak of phones, too: of such rows the lowest says what each column is.
  for (let next = sample[found + 1]; next && isHeader(next) && headerWords(next) >= headerWords(sample[found] ?? []); ) {
    found++;
    next = sample[found + 1];
  }
  return found;
}

/** Without telling words: a row of text straight above the first number is a header in a language we don't know. */
export function headerByPlace(sample: readonly Row[], phoneColumns: readonly number[]): number | null {
  const first = sample.findIndex((row) => phoneColumns.some((column) => isNumber(row[column] ?? "")));
  if (first < 1 || first > LEAD_ROWS) return null;
  const above = sample[first - 1] ?? [];
  const isText = filledCells(above).length > 0 && !above.some((cell) => /\d/.test(plainText(cell)));
  const namesPhones = phoneColumns.some((column) => plainText(above[column] ?? "") !== "");
  return isText && namesPhones ? first - 1 : null;
}

/** The first row that holds anything. */
export function firstFilledRow(sample: readonly Row[]): number | null {
  const found = sample.findIndex((row) => !isBlankRow(row));
  return found === -1 ? null : found;
}

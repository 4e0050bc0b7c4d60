import { readCell } from "../phones/cell";
import { isMobile, plainText } from "../phones/number";
import { isHeaderWord, isMobileHeader, nameColumns, phoneHint } from "./header-words";
import type { Row } from "./text-rows";

/** Where a table keeps its numbers. Column indexes count from 0. */
export interface Layout {
  /** Mobile first. */
  phoneColumns: number[];
  nameColumns: number[];
  /** Index of the first row that is data; what stands above it is a title or the header. */
  firstDataRow: number;
  header: Row | null;
}

const LEAD_ROWS = 20;
const MIN_SHARE = 0.5;
/** A column without a telling header beside one that has it must be this clearly full of numbers. */
const MIN_SHARE_BESIDE = 0.8;
const MIN_CELLS_FOR_LOOKALIKE = 3;
const LOOKALIKE_SHARE = 0.9;

interface ColumnFacts {
  column: number;
  hint: -1 | 0 | 1;
  /** Shares of the filled cells: numbers at all, numbers that kept their zero, mobile numbers. */
  readable: number;
  intact: number;
  mobile: number;
  isLookalike: boolean;
}

/** Finds header, phone and name columns in the first rows of a table; null when no column holds phone numbers. */
export function findLayout(sample: readonly Row[]): Layout | null {
  const width = sample.reduce((widest, row) => Math.max(widest, row.length), 0);
  const headerRow = findHeaderByWords(sample, width);
  const header = headerRow === null ? null : (sample[headerRow] ?? null);
  const data = headerRow === null ? sample : sample.slice(headerRow + 1);
  const facts = Array.from({ length: width }, (_, column) => columnFacts(column, data, header?.[column]));
  const phoneColumns = choosePhoneColumns(facts, header);
  if (phoneColumns.length === 0) return null;
  if (header && headerRow !== null) return { phoneColumns, nameColumns: nameColumns(header), firstDataRow: headerRow + 1, header };
  const unnamed = findHeaderByPlace(sample, phoneColumns);
  return {
    phoneColumns,
    nameColumns: [],
    firstDataRow: unnamed === null ? 0 : unnamed + 1,
    header: unnamed === null ? null : (sample[unnamed] ?? null),
  };
}

const filledCells = (row: Row): string[] => row.filter((cell) => plainText(cell) !== "");
const isNumber = (cell: string): boolean => readCell(cell).every((reading) => reading.kind === "phone");

/** The first row with header words in it, below title rows; null when the words stand among data. */
function findHeaderByWords(sample: readonly Row[], width: number): number | null {
  const lead = sample.slice(0, LEAD_ROWS);
  const isHeader = (row: Row): boolean => {
    const cells = filledCells(row);
    return cells.length >= Math.min(width, 2) && cells.some(isHeaderWord) && !cells.some(isNumber);
  };
  let found = lead.findIndex(isHeader);
  if (found === -1) return null;
  // Rows of numbers above it: a second file was appended, and this header belongs to the middle.
  if (lead.slice(0, found).filter((row) => row.some(isNumber)).length > 1) return null;
  // A list of one column may have a title that speaks of phones, too: the header is the lower one.
  while (width === 1 && isHeader(lead[found + 1] ?? [])) found++;
  return found;
}

/** Without telling words: a row of text straight above the first number is a header in a language we don't know. */
function findHeaderByPlace(sample: readonly Row[], phoneColumns: readonly number[]): number | null {
  const first = sample.findIndex((row) => phoneColumns.some((column) => isNumber(row[column] ?? "")));
  if (first < 1 || first > LEAD_ROWS) return null;
  const above = sample[first - 1] ?? [];
  const isText = filledCells(above).length > 0 && !above.some((cell) => /\d/.test(plainText(cell)));
  const namesPhones = phoneColumns.some((column) => plainText(above[column] ?? "") !== "");
  return isText && namesPhones ? first - 1 : null;
}

function columnFacts(column: number, rows: readonly Row[], header: string | undefined): ColumnFacts {
  let [filled, readable, intact, mobile, lookalike, nine, nineFromZero] = [0, 0, 0, 0, 0, 0, 0];
  for (const row of rows) {
    const cell = row[column] ?? "";
    const text = plainText(cell);
    if (text === "") continue;
    filled++;
    if (isIdNumber(text) || isCompactDate(text)) lookalike++;
    if (/^\d{9}$/.test(text)) nine++;
    if (/^0\d{8}$/.test(text)) nineFromZero++;
    const [reading] = readCell(cell);
    if (reading?.kind !== "phone") continue;
    readable++;
    if (isMobile(reading.phone)) mobile++;
    if (reading.repair !== "leading-zero") intact++;
  }
  const share = (part: number): number => (filled === 0 ? 0 : part / filled);
  const hint = phoneHint(header);
  // A spreadsheet loses all leading zeros of a column or none: nine bare digits of both kinds are ID numbers.
  const isMixedNine = share(nine) >= LOOKALIKE_SHARE && nineFromZero > 0 && nineFromZero < nine;
  const isLookalike = filled >= MIN_CELLS_FOR_LOOKALIKE && (isMixedNine || share(lookalike) >= LOOKALIKE_SHARE);
  return { column, hint, readable: share(readable), intact: share(intact), mobile: share(mobile), isLookalike };
}

function choosePhoneColumns(facts: readonly ColumnFacts[], header: Row | null): number[] {
  if (facts.length === 1) return [0];
  const possible = facts.filter((fact) => fact.hint === 1 || (fact.hint === 0 && fact.readable >= MIN_SHARE && !fact.isLookalike));
  const isNamed = possible.some((fact) => fact.hint === 1 && fact.readable > 0);
  const isIntact = possible.some((fact) => fact.intact >= MIN_SHARE);
  const isMobileList = possible.some((fact) => fact.mobile >= MIN_SHARE);
  const chosen = possible.filter((fact) => {
    if (fact.hint === 1) return true;
    if (isNamed) return fact.intact >= MIN_SHARE_BESIDE;
    // Digits that miss a zero, beside numbers that kept theirs or beside mobiles, are receipts or IDs rather than phones.
    if (isIntact) return fact.intact >= MIN_SHARE;
    return isMobileList ? fact.mobile >= MIN_SHARE : true;
  });
  const rank = (fact: ColumnFacts): number => {
    if (isMobileHeader(header?.[fact.column])) return 0;
    return fact.mobile >= MIN_SHARE ? 1 : 2;
  };
  return chosen.sort((one, other) => rank(one) - rank(other) || one.column - other.column).map((fact) => fact.column);
}

/** Nine digits with a right check digit: an Israeli ID number. One phone number in ten passes by chance, a column of them never. */
function isIdNumber(text: string): boolean {
  if (!/^\d{8,9}$/.test(text)) return false;
  let sum = 0;
  for (const [index, digit] of [...text.padStart(9, "0")].entries()) {
    const weighted = Number(digit) * (1 + (index % 2));
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

function isCompactDate(text: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text);
}

/** The letters that a spreadsheet puts above a column: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : "") + String.fromCharCode(65 + (column % 26));
}

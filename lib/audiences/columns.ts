import { plainText } from "../phones/number";
import { MAX_TOLD_COLUMNS, type ReadingOptions, type TableChoices } from "./choices";
import { type ColumnFacts, columnFacts } from "./column-facts";
import { columnIndex, columnLetters } from "./column-letters";
import { firstFilledRow, headerByPlace, headerByWords } from "./header-row";
import { isMobileHeader, nameColumns } from "./header-words";
import type { Row } from "./rows";
import { UnreadableFile } from "./unreadable-file";

/** Where a table keeps its numbers. Column indexes count from 0. */
export interface Layout {
  /** Mobile first, or as a person chose. */
  phoneColumns: number[];
  nameColumns: number[];
  /** Index of the first row that is data; what stands above it is a title or the header. */
  firstDataRow: number;
  header: Row | null;
}

const MIN_SHARE = 0.5;
/** A column without a telling header beside one that has it must be this clearly full of numbers. */
const MIN_SHARE_BESIDE = 0.8;
const MAX_SAMPLE_CHARS = 60;

/**
 * Finds header, phone and name columns in the first rows of a table, as far as the options don't say them. The layout is null when no
 * column holds phone numbers, or when it would be a guess which; `choices` tells what a person can choose from.
 * Throws UnreadableFile for a column beyond the table.
 */
export function studyTable(sample: readonly Row[], options: ReadingOptions): { layout: Layout | null; choices: TableChoices } {
  const width = sample.reduce((widest, row) => Math.max(widest, row.length), 0);
  const told = knownHeader(sample, width, options.header);
  const facts = factsBelow(sample, width, told);
  const phoneColumns = options.columns?.map(columnIndex) ?? choosePhoneColumns(facts, rowAt(sample, told));
  const headerRow = told ?? (options.header === false ? null : headerByPlace(sample, columnsOfNumbers(phoneColumns, facts)));
  const choices = choicesOf(headerRow === told ? facts : factsBelow(sample, width, headerRow), sample, headerRow);
  if (phoneColumns.some((column) => column >= width)) throw new UnreadableFile("no-such-column", null, { choices: { choices } });
  return { layout: phoneColumns.length === 0 ? null : layoutOf(sample, phoneColumns, headerRow), choices };
}

const columnsOfNumbers = (chosen: number[], facts: readonly ColumnFacts[]): number[] =>
  chosen.length > 0 ? chosen : facts.filter((fact) => fact.readable >= MIN_SHARE).map((fact) => fact.column);

function knownHeader(sample: readonly Row[], width: number, isWanted: boolean | undefined): number | null {
  if (isWanted === false) return null;
  return headerByWords(sample, width) ?? (isWanted ? firstFilledRow(sample) : null);
}

const rowAt = (sample: readonly Row[], row: number | null): Row | null => (row === null ? null : (sample[row] ?? null));

function factsBelow(sample: readonly Row[], width: number, headerRow: number | null): ColumnFacts[] {
  const header = rowAt(sample, headerRow);
  const data = headerRow === null ? sample : sample.slice(headerRow + 1);
  return Array.from({ length: width }, (_, column) => columnFacts(column, data, header?.[column]));
}

function layoutOf(sample: readonly Row[], phoneColumns: number[], headerRow: number | null): Layout {
  const header = rowAt(sample, headerRow);
  return { phoneColumns, nameColumns: header ? nameColumns(header) : [], firstDataRow: headerRow === null ? 0 : headerRow + 1, header };
}

/** Empty when there is nothing to choose or when it would be a guess. */
function choosePhoneColumns(facts: readonly ColumnFacts[], header: Row | null): number[] {
  const [only] = facts;
  if (only && facts.length === 1) {
    const isPlausible = only.hint === 1 || (only.hint === 0 && only.numeric > 0 && !only.isLookalike);
    return isPlausible ? [0] : [];
  }
  const possible = facts.filter((fact) => fact.hint === 1 || (fact.hint === 0 && fact.readable >= MIN_SHARE && !fact.isLookalike));
  const rank = (fact: ColumnFacts): number => {
    if (isMobileHeader(header?.[fact.column])) return 0;
    return fact.mobile >= MIN_SHARE ? 1 : 2;
  };
  return choose(possible)
    .toSorted((one, other) => rank(one) - rank(other) || one.column - other.column)
    .map((fact) => fact.column);
}

function choose(possible: readonly ColumnFacts[]): readonly ColumnFacts[] {
  // "Phone 1 - Label" stands beside "Phone 1 - Value": a named column without a digit says what the numbers are.
  const named = possible.filter((fact) => fact.hint === 1 && fact.numeric > 0);
  const unnamed = possible.filter((fact) => fact.hint === 0);
  if (named.some((fact) => fact.readable > 0)) return [...named, ...unnamed.filter((fact) => fact.intact >= MIN_SHARE_BESIDE)];
  // Digits that miss a zero, beside numbers that kept theirs, are receipts or IDs rather than phones.
  const intact = unnamed.filter((fact) => fact.intact >= MIN_SHARE);
  if (named.length + intact.length > 0) return [...named, ...intact];
  if (unnamed.length === 0) return possible;
  // Without a word above them and without their zeros, only a single column of mobiles is told from receipts and IDs.
  const mobile = unnamed.filter((fact) => fact.mobile >= MIN_SHARE);
  return mobile.length === 1 ? mobile : [];
}

function choicesOf(facts: readonly ColumnFacts[], sample: readonly Row[], headerRow: number | null): TableChoices {
  const header = rowAt(sample, headerRow);
  const columns = facts.slice(0, MAX_TOLD_COLUMNS).map(({ column, readable, sample: cells }) => ({
    letter: columnLetters(column),
    header: told(header?.[column] ?? "") || null,
    sample: cells.map(told),
    numbers: readable,
  }));
  return { headerRow: headerRow === null ? null : headerRow + 1, columns };
}

const told = (cell: string): string => plainText(cell).slice(0, MAX_SAMPLE_CHARS);

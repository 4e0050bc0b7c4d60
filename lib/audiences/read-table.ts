import { isBlankCell } from "../phones/number";
import { columnLetters, findLayout, type Layout } from "./columns";
import { Ledger } from "./ledger";
import type { AudienceSummary } from "./schema";
import type { Row } from "./text-rows";
import { UnreadableFile } from "./unreadable-file";

/** What a reading gives: the ledger with phones and rejects, and where in the table they stood. */
export interface TableReading {
  ledger: Ledger;
  columns: AudienceSummary["columns"];
}

const SAMPLE_ROWS = 2000;
const MAX_SEARCHED_ROWS = 100_000;
const MAX_TOLD_COLUMNS = 100;

/**
 * Reads a table of rows; yields the number of rows read so far after each batch. Throws UnreadableFile when no column
 * holds numbers, when there is nothing in it, and beyond `maxRows`.
 */
export function* readTable(batches: Iterable<Row[]>, maxRows: number): Generator<number, TableReading> {
  const iterator = batches[Symbol.iterator]();
  const { sample, layout, isDone } = takeSample(iterator);
  const reader = new RowReader(layout, maxRows);
  reader.read(sample.slice(layout.firstDataRow), layout.firstDataRow);
  let read = sample.length;
  yield read;
  while (!isDone) {
    const next = iterator.next();
    if (next.done) break;
    reader.read(next.value, read);
    read += next.value.length;
    yield read;
  }
  return { ledger: reader.ledger, columns: describeColumns(layout) };
}

function takeSample(iterator: Iterator<Row[]>): { sample: Row[]; layout: Layout; isDone: boolean } {
  const sample: Row[] = [];
  let enough = SAMPLE_ROWS;
  for (;;) {
    const next = iterator.next();
    if (!next.done) for (const row of next.value) sample.push(row);
    const isDone = next.done === true;
    if (!isDone && sample.length < enough) continue;
    if (isDone && sample.every(isBlank)) throw new UnreadableFile("empty-file");
    const layout = findLayout(sample);
    if (layout) return { sample, layout, isDone };
    if (isDone || sample.length > MAX_SEARCHED_ROWS) throw new UnreadableFile("no-phone-column");
    // Numbers may begin far below: look at ever more rows before giving up.
    enough = sample.length * 4;
  }
}

const isBlank = (row: Row): boolean => row.every(isBlankCell);

class RowReader {
  readonly ledger = new Ledger();
  private blankRows = 0;

  constructor(
    private readonly layout: Layout,
    private readonly maxRows: number,
  ) {}

  /** `before` is how many rows of the file came before the first of these. */
  read(rows: readonly Row[], before: number): void {
    for (const [index, row] of rows.entries()) {
      // Blank rows count as empty between others; those after the last are only the end of the file.
      if (isBlank(row)) {
        this.blankRows++;
        continue;
      }
      const number = before + index + 1;
      for (; this.blankRows > 0; this.blankRows--) this.ledger.addRow(number - this.blankRows, []);
      const cells = this.layout.phoneColumns.map((column) => row[column] ?? "");
      this.ledger.addRow(number, cells, this.nameOf(row));
      if (this.ledger.rowCount > this.maxRows) throw new UnreadableFile("too-many-rows", this.maxRows);
    }
  }

  private nameOf(row: Row): string {
    if (this.layout.nameColumns.length === 0 || !this.ledger.wantsNames) return "";
    return this.layout.nameColumns
      .map((column) => (row[column] ?? "").trim())
      .filter((part) => part !== "")
      .join(" ");
  }
}

function describeColumns({ phoneColumns, nameColumns, header }: Layout): AudienceSummary["columns"] {
  const told = phoneColumns.slice(0, MAX_TOLD_COLUMNS);
  const label = (column: number): string => header?.[column]?.trim() || columnLetters(column);
  const columns = { phones: told.map(label), letters: told.map(columnLetters) };
  return nameColumns.length === 0 ? columns : { ...columns, name: nameColumns.map(label).join(" + ") };
}

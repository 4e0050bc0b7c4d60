import type { ReadingOptions, TableChoices } from "./choices";
import { columnLetters } from "./column-letters";
import { type Layout, studyTable } from "./columns";
import { Ledger } from "./ledger";
import type { RowFollower } from "./row-follower";
import { isBlankRow, type Row, type Rows } from "./rows";
import type { AudienceSummary } from "./schema";
import { UnreadableFile } from "./unreadable-file";

/** What a reading gives: the ledger with phones and rejects, where in the table they stood, and what else could be chosen. */
export interface TableReading {
  ledger: Ledger;
  columns: AudienceSummary["columns"];
  choices: TableChoices;
}

const SAMPLE_ROWS = 1000;
const MAX_SEARCHED_ROWS = 100_000;
const MAX_NAMED_COLUMNS = 100;
const ROWS_BETWEEN_STEPS = 8192;

/**
 * Reads a table; yields the number of rows read so far now and then. `open` gives the rows from the first, and is called twice: to study
 * the table and to read it; `follower` is told of each row. Throws UnreadableFile when no column holds numbers or it would be a guess
 * which, when an option names a column that isn't there, when there is nothing in it, and beyond `maxRows`.
 */
export function* readTable(
  open: () => Rows,
  maxRows: number,
  options: ReadingOptions,
  follower?: RowFollower,
): Generator<number, TableReading> {
  const { layout, choices, sample } = study(open(), options);
  follower?.begin(sample, layout);
  const reader = new RowReader(open(), layout, { maxRows, follower });
  while (reader.read(ROWS_BETWEEN_STEPS)) yield reader.rowsRead;
  yield reader.rowsRead;
  return { ledger: reader.ledger, columns: describeColumns(layout), choices };
}

function study(rows: Rows, options: ReadingOptions): { layout: Layout; choices: TableChoices; sample: readonly Row[] } {
  const sample: Row[] = [];
  for (let enough = SAMPLE_ROWS; ; ) {
    let isLast = false;
    while (sample.length < enough && !isLast) {
      if (rows.next()) sample.push(rows.cells());
      else isLast = true;
    }
    if (isLast && sample.every(isBlankRow)) throw new UnreadableFile("empty-file");
    const { layout, choices } = studyTable(sample, options);
    if (layout) return { layout, choices, sample };
    if (isLast || sample.length > MAX_SEARCHED_ROWS) throw new UnreadableFile("no-phone-column", null, { choices: { choices } });
    // Numbers may begin far below: look at ever more rows before giving up.
    enough = sample.length * 4;
  }
}

class RowReader {
  readonly ledger = new Ledger();
  rowsRead = 0;
  private blankRows = 0;

  constructor(
    private readonly rows: Rows,
    private readonly layout: Layout,
    private readonly how: { maxRows: number; follower: RowFollower | undefined },
  ) {}

  /** Reads up to so many rows; false after the last. */
  read(limit: number): boolean {
    for (let count = 0; count < limit; count++) {
      if (!this.rows.next()) return false;
      this.rowsRead++;
      if (this.rowsRead > this.layout.firstDataRow) this.readRow();
    }
    return true;
  }

  private readRow(): void {
    const { rows, ledger, rowsRead } = this;
    const { phoneColumns } = this.layout;
    const { maxRows, follower } = this.how;
    const before = ledger.accepted.length;
    const number = phoneColumns.length === 1 ? rows.number(phoneColumns[0] ?? 0) : null;
    if (number === null) {
      const cells = phoneColumns.map((one) => rows.cell(one));
      // Blank rows count as empty between others; those after the last are only the end of the file.
      if (isBlankRow(cells) && isBlankRow(rows.cells())) {
        this.blankRows++;
        return;
      }
      this.addBlankRows();
      if (follower && isBlankRow(cells) && follower.takeWithoutNumber(rowsRead, rows)) ledger.skipRow();
      else ledger.addRow(rowsRead, cells, this.name);
    } else {
      this.addBlankRows();
      ledger.addNumber(rowsRead, number, this.name);
    }
    if (follower && ledger.accepted.length > before) follower.take(rowsRead, ledger.accepted.from(before), rows);
    if (ledger.rowCount > maxRows) throw new UnreadableFile("too-many-rows", maxRows);
  }

  private addBlankRows(): void {
    for (; this.blankRows > 0; this.blankRows--) this.ledger.addRow(this.rowsRead - this.blankRows, []);
  }

  private readonly name = (): string =>
    this.layout.nameColumns
      .map((column) => this.rows.cell(column).trim())
      .filter((part) => part !== "")
      .join(" ");
}

function describeColumns({ phoneColumns, nameColumns, header }: Layout): AudienceSummary["columns"] {
  const told = phoneColumns.slice(0, MAX_NAMED_COLUMNS);
  const label = (column: number): string => header?.[column]?.trim() || columnLetters(column);
  const columns = { phones: told.map(label), letters: told.map(columnLetters) };
  return nameColumns.length === 0 ? columns : { ...columns, name: nameColumns.map(label).join(" + ") };
}

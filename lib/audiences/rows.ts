import { isBlankCell, plainNumber } from "../phones/number";

export type Row = string[];

/** Goes over the rows of a table once, from its first; nothing is kept of a row that was left. */
export interface Rows {
  /** Moves to the next row; false after the last. */
  next(): boolean;
  /** A cell of the row, "" beyond its end. Columns count from 0. */
  cell(column: number): string;
  cells(): Row;
  /** What `plainNumber` says of a cell, which need not be cut for it. */
  number(column: number): number | null;
}

export const isBlankRow = (row: Row): boolean => row.every(isBlankCell);

/** Rows that are held already; `textOf` makes a cell's text. */
export class HeldRows<Cell> implements Rows {
  private index = -1;

  constructor(
    private readonly rows: readonly (readonly Cell[])[],
    private readonly textOf: (cell: Cell) => string,
  ) {}

  next(): boolean {
    this.index++;
    return this.index < this.rows.length;
  }

  cell(column: number): string {
    const cell = this.rows[this.index]?.[column];
    return cell === undefined ? "" : this.textOf(cell);
  }

  number(column: number): number | null {
    return plainNumber(this.cell(column));
  }

  cells(): Row {
    return (this.rows[this.index] ?? []).map(this.textOf);
  }
}

import type { Layout } from "./columns";
import type { Row, Rows } from "./rows";

/** Takes more of a table than its numbers, row by row, while it is read for them. */
export interface RowFollower {
  /** A table begins, of which these are the first rows. It may not be the last that is begun: of several sheets, the last is the one that is read. */
  begin(sample: readonly Row[], layout: Layout): void;
  /**
   * The row at hand holds numbers that no row before it had.
   * @param numbers what follows the leading 0 of each, in the row's order
   */
  take(row: number, numbers: readonly number[], rows: Rows): void;
  /** The row at hand holds something, and no number. @returns whether it names somebody nevertheless, and so isn't empty */
  takeWithoutNumber(row: number, rows: Rows): boolean;
}

import { readCell } from "../phones/cell";
import { plainNumber } from "../phones/number";
import { QuotedRecord } from "./quoted-record";
import type { Row, Rows } from "./rows";
import type { AudienceWarning } from "./schema";

const MAX_QUOTE_WARNINGS = 20;
const MAX_QUOTED_LINES = 200;
/** In a text whose quotes are broken everywhere, looking far for each one's end would take minutes. */
const MAX_QUOTED_LINES_IN_BROKEN_TEXT = 10;
const CR = 13;

/**
 * The rows of delimited text (line ends `\n` or `\r\n`), cut only where a cell is asked for. Quoted cells may hold line breaks; a quote
 * that never closes costs its own row's quotes only, and is told in `warnings`. Without a delimiter each line is one cell.
 */
export class TextRows implements Rows {
  private position = 0;
  private start = 0;
  private end = 0;
  private quote = -1;
  private row = 0;
  private broken = 0;
  /** The cells of a row that has quotes in it. */
  private quoted: { cell(column: number): string; cells(): Row } | null = null;
  private readonly record: QuotedRecord;
  private readonly delimiterCode: number | null;

  constructor(
    private readonly text: string,
    private readonly delimiter: string | null,
    private readonly warnings: AudienceWarning[],
  ) {
    this.delimiterCode = delimiter?.charCodeAt(0) ?? null;
    this.record = new QuotedRecord(text, this.delimiterCode ?? 0);
  }

  next(): boolean {
    const { text } = this;
    if (this.position >= text.length) return false;
    this.row++;
    this.start = this.position;
    const lineEnd = text.indexOf("\n", this.start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    this.position = end + 1;
    this.end = end > this.start && text.charCodeAt(end - 1) === CR ? end - 1 : end;
    this.quoted = this.delimiter !== null && this.holdsQuote(end) ? this.readQuoted(this.delimiter, end) : null;
    return true;
  }

  cell(column: number): string {
    if (this.quoted) return this.quoted.cell(column);
    const from = this.cellStart(column);
    return from === null ? "" : this.text.slice(from, this.cellEnd(from));
  }

  number(column: number): number | null {
    if (this.quoted) return plainNumber(this.quoted.cell(column));
    const from = this.cellStart(column);
    return from === null ? null : plainNumber(this.text, from, this.cellEnd(from));
  }

  cells(): Row {
    if (this.quoted) return this.quoted.cells();
    const line = this.text.slice(this.start, this.end);
    return this.delimiter === null ? [line] : line.split(this.delimiter);
  }

  private cellStart(column: number): number | null {
    let from = this.start;
    for (let index = 0; index < column; index++) {
      from = this.cellEnd(from) + 1;
      if (from > this.end) return null;
    }
    return from;
  }

  private cellEnd(from: number): number {
    if (this.delimiterCode === null) return this.end;
    let at = from;
    while (at < this.end && this.text.charCodeAt(at) !== this.delimiterCode) at++;
    return at;
  }

  /** Looks for the next quote once, however many rows lie before it. */
  private holdsQuote(end: number): boolean {
    if (this.quote < this.start) {
      const found = this.text.indexOf('"', this.start);
      this.quote = found === -1 ? Number.POSITIVE_INFINITY : found;
    }
    return this.quote < end;
  }

  private readQuoted(delimiter: string, lineEnd: number): { cell(column: number): string; cells(): Row } {
    const maxLines = this.broken < MAX_QUOTE_WARNINGS ? MAX_QUOTED_LINES : MAX_QUOTED_LINES_IN_BROKEN_TEXT;
    const end = this.record.read(this.start, lineEnd, maxLines);
    const hasSwallowed = end !== null && end > lineEnd && this.record.cells().some((cell) => isSwallowed(cell, delimiter));
    if (end !== null && !hasSwallowed) {
      this.position = end + 1;
      return this.record;
    }
    this.broken++;
    if (this.broken <= MAX_QUOTE_WARNINGS) this.warnings.push({ kind: "unclosed-quote", row: this.row });
    const cells = this.text.slice(this.start, this.end).replaceAll('"', "").split(delimiter);
    return { cell: (column) => cells[column] ?? "", cells: () => cells };
  }
}

/** A cell over several lines that holds columns and a number: two stray quotes made it, unless it is a list of numbers. */
function isSwallowed(cell: string, delimiter: string): boolean {
  if (!cell.includes("\n") || !cell.includes(delimiter) || !/\d{7}/.test(cell.replaceAll("-", ""))) return false;
  return /\p{L}/u.test(cell) || readCell(cell).some((reading) => reading.kind === "rejected");
}

import type { Row } from "./rows";

const QUOTE = 34;
const SPACE = 32;
const LF = 10;
const CR = 13;

/**
 * The cells of one record in which some stand in quotes (RFC 4180). As spreadsheets do, a quote that does not begin its cell, or is
 * followed by more of it, is an ordinary character (`צה"ל`, `"חב"ד"`). Cells are cut from the text only when they are asked for; the
 * same object reads record after record.
 */
export class QuotedRecord {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly escaped: boolean[] = [];
  private count = 0;

  constructor(
    private readonly text: string,
    private readonly delimiter: number,
  ) {}

  /**
   * Reads the record whose first line lies between the two indexes.
   * @returns the index of the line end after it; null when a quote doesn't close within `maxLines`
   */
  read(start: number, firstEnd: number, maxLines: number): number | null {
    const { text, delimiter } = this;
    this.count = 0;
    let end = firstEnd;
    for (let at = start; ; at++) {
      if (text.charCodeAt(at) === QUOTE) {
        const close = this.readQuoted(at + 1, end, maxLines);
        if (close === null) return null;
        if (close > end) end = lineEnd(text, close);
        at = afterSpaces(text, close + 1);
      } else {
        const from = at;
        while (at < end && text.charCodeAt(at) !== delimiter) at++;
        this.add(from, at === end && at > from && text.charCodeAt(at - 1) === CR ? at - 1 : at, false);
      }
      if (at >= end || text.charCodeAt(at) !== delimiter) return end;
    }
  }

  cell(column: number): string {
    if (column >= this.count) return "";
    const text = this.text.slice(this.starts[column], this.ends[column]);
    return this.escaped[column] ? text.replaceAll('""', '"') : text;
  }

  cells(): Row {
    return Array.from({ length: this.count }, (_, column) => this.cell(column));
  }

  private add(start: number, end: number, isEscaped: boolean): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.escaped[this.count] = isEscaped;
    this.count++;
  }

  /** Adds the cell after an opening quote; `end` is its line's. @returns the index of the closing quote */
  private readQuoted(from: number, end: number, maxLines: number): number | null {
    const { text } = this;
    let limit = end;
    let isEscaped = false;
    for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
      if (at > limit) {
        if (limit > end) return null;
        for (let line = 1; line < maxLines; line++) limit = lineEnd(text, limit + 1);
        if (at > limit) return null;
      }
      if (text.charCodeAt(at + 1) === QUOTE) {
        isEscaped = true;
        at++;
      } else if (this.endsCell(afterSpaces(text, at + 1))) {
        this.add(from, at, isEscaped);
        return at;
      }
    }
    return null;
  }

  private endsCell(at: number): boolean {
    const char = this.text.charCodeAt(at);
    return at >= this.text.length || char === this.delimiter || char === LF || (char === CR && this.text.charCodeAt(at + 1) === LF);
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

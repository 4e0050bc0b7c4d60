import Papa from "papaparse";
import { readCell } from "../phones/cell";
import type { AudienceWarning } from "./schema";

export type Row = string[];

const SLICE_CHARS = 262_144;
const MAX_QUOTED_LINES = 200;
const MAX_QUOTE_WARNINGS = 20;

/**
 * Cuts delimited text (line ends `\n`) into rows, slice by slice, so that a caller may report progress and no slice costs
 * more than milliseconds. Quoted cells may hold line breaks; a quote that never closes costs its own row's quotes only,
 * and is told in `warnings`.
 */
export function* textRows(text: string, delimiter: string | null, warnings: AudienceWarning[]): Generator<Row[]> {
  let start = 0;
  let row = 1;
  while (start < text.length) {
    const end = sliceEnd(text, start);
    const rows = readSlice(text.slice(start, end), delimiter, row, warnings);
    row += rows.length;
    yield rows;
    start = end + 1;
  }
}

/** The end of a slice: a line's end outside quotes, as far as the number of quotes tells. */
function sliceEnd(text: string, start: number): number {
  let end = lineEnd(text, Math.min(start + SLICE_CHARS, text.length));
  let isInside = hasOddQuotes(text.slice(start, end));
  for (let line = 0; isInside && end < text.length && line < MAX_QUOTED_LINES; line++) {
    const next = lineEnd(text, end + 1);
    if (hasOddQuotes(text.slice(end, next))) isInside = false;
    end = next;
  }
  return end;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

function readSlice(slice: string, delimiter: string | null, firstRow: number, warnings: AudienceWarning[]): Row[] {
  if (delimiter === null) return slice.split("\n").map((line) => [line]);
  if (!slice.includes('"')) return slice.split("\n").map((line) => line.split(delimiter));
  return parseQuoted(slice, delimiter) ?? readLineByLine(slice.split("\n"), delimiter, firstRow, warnings);
}

/** Null when the quotes are damaged, so that whole lines were swallowed into one cell. */
function parseQuoted(text: string, delimiter: string): Row[] | null {
  const { data, errors } = Papa.parse<Row>(text, { delimiter, newline: "\n" });
  if (errors.some((error) => error.type === "Quotes")) return null;
  const hasSwallowed = text.includes("\n") && data.some((row) => row.some((cell) => cell.includes("\n") && isSwallowed(cell, delimiter)));
  return hasSwallowed ? null : data;
}

/** A cell over several lines that holds columns and a number: two stray quotes made it, unless it is a list of numbers. */
function isSwallowed(cell: string, delimiter: string): boolean {
  if (!cell.includes(delimiter) || !/\d{7}/.test(cell.replaceAll("-", ""))) return false;
  return /\p{L}/u.test(cell) || readCell(cell).some((reading) => reading.kind === "rejected");
}

function readLineByLine(lines: string[], delimiter: string, firstRow: number, warnings: AudienceWarning[]): Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < lines.length; ) {
    const taken = quotedLines(lines, index, delimiter);
    const parsed = parseQuoted(lines.slice(index, index + taken).join("\n"), delimiter);
    if (parsed) {
      rows.push(...parsed);
      index += taken;
      continue;
    }
    if (warnings.length < MAX_QUOTE_WARNINGS) warnings.push({ kind: "unclosed-quote", row: firstRow + rows.length });
    rows.push((lines[index] ?? "").replaceAll('"', "").split(delimiter));
    index += 1;
  }
  return rows;
}

/** How many lines the record at `index` spans: until its quotes are even, or 1 when they never are. */
function quotedLines(lines: string[], index: number, delimiter: string): number {
  const first = lines[index] ?? "";
  const opensCell = first.startsWith('"') || first.includes(`${delimiter}"`);
  if (!opensCell || !hasOddQuotes(first)) return 1;
  for (let taken = 2; taken <= MAX_QUOTED_LINES && index + taken <= lines.length; taken++) {
    if (hasOddQuotes(lines[index + taken - 1] ?? "")) return taken;
  }
  return 1;
}

import { plainText } from "../phones/number";
import type { Row } from "./rows";
import { TextRows } from "./text-rows";

export const DELIMITERS = [",", "\t", ";", "|"] as const;

const SAMPLE_LINES = 200;
// A cell that holds nothing but what a phone number may be written with.
const BARE_NUMBER = /^[+\d\s().*\-–eE]{7,22}$/;

/** The character that parts the columns, or null for one column. Judged by the first 200 lines. */
export function guessDelimiter(text: string): string | null {
  const sample = firstLines(text);
  const lines = sample.split("\n").filter((line) => line.trim() !== "").length;
  let best: { delimiter: string; numbers: number; regular: number } | null = null;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const wide = rowsOf(sample, delimiter).filter((row) => row.length > 1);
    const numbers = wide.flat().filter((cell) => BARE_NUMBER.test(plainText(cell))).length;
    const regular = modalCount(wide.map((row) => row.length));
    if (numbers === 0 && wide.length < lines / 2) continue;
    if (!best || numbers > best.numbers || (numbers === best.numbers && regular > best.regular)) best = { delimiter, numbers, regular };
  }
  return best?.delimiter ?? null;
}

function rowsOf(text: string, delimiter: string): Row[] {
  const rows = new TextRows(text, delimiter, []);
  const all: Row[] = [];
  while (rows.next()) all.push(rows.cells());
  return all;
}

function firstLines(text: string): string {
  let end = -1;
  for (let line = 0; line < SAMPLE_LINES; line++) {
    const next = text.indexOf("\n", end + 1);
    if (next === -1) return text.slice(0, 1_000_000);
    end = next;
  }
  return text.slice(0, Math.min(end, 1_000_000));
}

function modalCount(widths: number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

import { type PhoneReading, plainText, readPhone } from "./number";

// More groups than a person would write into one cell; beyond it every part must be a number by itself.
const MAX_GROUPED_PARTS = 40;

const SEPARATOR = /[\s,;/|]/;

/**
 * Reads a cell that may hold several numbers, separated by `,` `;` `/`, white space or a line break.
 * All of them when each is valid; one rejection `several` when a readable part stands beside an unreadable one, since
 * nothing is guessed; else the single reading of the whole. Never empty.
 */
export function readCell(raw: string): PhoneReading[] {
  const whole = readPhone(raw);
  if (whole.kind === "phone" || whole.reason === "empty" || !SEPARATOR.test(raw)) return [whole];
  const text = plainText(raw);
  const parts = text
    .split(/[,;/\r\n|]+/)
    .filter(hasDigit)
    .map(readPart);
  const readings = parts.flat();
  const readable = readings.filter((reading) => reading.kind === "phone");
  if (readable.length === 0) return [whole];
  if (readable.length < readings.length) return [{ kind: "rejected", reason: "several" }];
  return readable;
}

const hasDigit = (text: string): boolean => /\d/.test(text);

/** One part between strong separators: a number with spaces in it, or several numbers apart by spaces. */
function readPart(part: string): PhoneReading[] {
  const whole = readPhone(part);
  if (whole.kind === "phone") return [whole];
  const words = part.split(/\s+/).filter(hasDigit);
  const singles = words.map(readPhone);
  if (singles.every((reading) => reading.kind === "phone")) return singles;
  return (words.length <= MAX_GROUPED_PARTS && groupWords(words)) || (singles.length > 0 ? singles : [whole]);
}

/** "050 1234567 052 7654321": the one way to join neighbours so that each group is a number as it stands, or null. */
function groupWords(words: string[]): PhoneReading[] | null {
  const ways: PhoneReading[][][] = [[[]]];
  for (let end = 1; end <= words.length; end++) {
    const found: PhoneReading[][] = [];
    for (let start = 0; start < end && found.length < 2; start++) {
      const before = ways[start] ?? [];
      if (before.length === 0) continue;
      const reading = readPhone(words.slice(start, end).join(""));
      if (reading.kind === "phone" && !reading.repair) found.push(...before.map((way) => [...way, reading]));
    }
    ways.push(found.slice(0, 2));
  }
  const complete = ways[words.length] ?? [];
  return complete.length === 1 ? (complete[0] ?? null) : null;
}

import { readCell } from "../phones/cell";
import { isMobile, plainText } from "../phones/number";
import { phoneHint } from "./header-words";
import type { Row } from "./rows";

/** What the cells of a column are, as far as the first rows tell. */
export interface ColumnFacts {
  column: number;
  hint: -1 | 0 | 1;
  /** Shares of the filled cells: with a digit at all, numbers, numbers that kept their zero, mobile numbers. */
  numeric: number;
  readable: number;
  intact: number;
  mobile: number;
  /** ID numbers or dates, which read as phones that lost their zero. */
  isLookalike: boolean;
  /** Its first filled cells. */
  sample: string[];
}

const SAMPLE_CELLS = 3;
const MIN_CELLS_FOR_LOOKALIKE = 3;
const LOOKALIKE_SHARE = 0.9;
/** Of a landline that lost its zero. */
const MIN_PHONE_DIGITS = 8;

export function columnFacts(column: number, rows: readonly Row[], header: string | undefined): ColumnFacts {
  const sample: string[] = [];
  let [filled, numeric, readable, intact, mobile, lookalike, nine, nineFromZero] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const row of rows) {
    const cell = row[column] ?? "";
    const text = plainText(cell);
    if (text === "") continue;
    filled++;
    if (sample.length < SAMPLE_CELLS) sample.push(cell);
    const digits = countDigits(text);
    if (digits > 0) numeric++;
    if (digits < MIN_PHONE_DIGITS) continue;
    if (isIdNumber(text) || isCompactDate(text)) lookalike++;
    if (/^\d{9}$/.test(text)) nine++;
    if (/^0\d{8}$/.test(text)) nineFromZero++;
    const [reading] = readCell(cell);
    if (reading?.kind !== "phone") continue;
    readable++;
    if (isMobile(reading.phone)) mobile++;
    if (reading.repair !== "leading-zero") intact++;
  }
  const share = (part: number): number => (filled === 0 ? 0 : part / filled);
  // A spreadsheet loses all leading zeros of a column or none: nine bare digits of both kinds are ID numbers.
  const isMixedNine = share(nine) >= LOOKALIKE_SHARE && nineFromZero > 0 && nineFromZero < nine;
  return {
    column,
    hint: phoneHint(header),
    numeric: share(numeric),
    readable: share(readable),
    intact: share(intact),
    mobile: share(mobile),
    isLookalike: filled >= MIN_CELLS_FOR_LOOKALIKE && (isMixedNine || share(lookalike) >= LOOKALIKE_SHARE),
    sample,
  };
}

function countDigits(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char >= 48 && char <= 57) count++;
  }
  return count;
}

/** Nine digits with a right check digit: an Israeli ID number. One phone number in ten passes by chance, a column of them never. */
function isIdNumber(text: string): boolean {
  if (!/^\d{8,9}$/.test(text)) return false;
  let sum = 0;
  for (const [index, digit] of [...text.padStart(9, "0")].entries()) {
    const weighted = Number(digit) * (1 + (index % 2));
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

function isCompactDate(text: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text);
}

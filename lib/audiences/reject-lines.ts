import { BYTE_ORDER_MARK, csvField } from "../csv";
import { REJECT_REASONS, type RejectReason } from "../phones/number";
import type { Reject } from "./schema";

const REJECT_COLUMNS = ["row", "raw", "reason", "advice", "name", "code"] as const;

/** What the file says in a person's language. */
export interface RejectWords {
  column: (column: (typeof REJECT_COLUMNS)[number]) => string;
  reason: (reason: RejectReason) => string;
  advice: (reason: RejectReason) => string;
}

const LINES_A_CHUNK = 500;

/** What a spreadsheet would turn into a number or a date, and so lose its zeros, its last digits or its dashes. */
const LOOKS_LIKE_A_VALUE = /^\s*\d[\d\s.,:/-]*(?:e[+-]?\d+)?\s*$/i;
/** An invisible mark that makes it text, in its direction; the importer drops it when the corrected file comes back. */
const LEFT_TO_RIGHT_MARK = "\u200e";

/** The refused as CSV in pieces, the header first: for whoever corrects them in a spreadsheet. */
export function* rejectLines(rejects: readonly Reject[], { column, reason: why, advice }: RejectWords): Generator<string> {
  yield `${BYTE_ORDER_MARK}${REJECT_COLUMNS.map((name) => csvField(column(name))).join(",")}\r\n`;
  const words = new Map(REJECT_REASONS.map((reason) => [reason, `${csvField(why(reason))},${csvField(advice(reason))}`]));
  const lineOf = ({ row, raw, reason, name = "" }: Reject) => {
    const text = LOOKS_LIKE_A_VALUE.test(raw) ? LEFT_TO_RIGHT_MARK + raw : raw;
    return `${row},${csvField(text)},${words.get(reason)},${csvField(name)},${reason}\r\n`;
  };
  for (let start = 0; start < rejects.length; start += LINES_A_CHUNK) {
    yield rejects
      .slice(start, start + LINES_A_CHUNK)
      .map(lineOf)
      .join("");
  }
}

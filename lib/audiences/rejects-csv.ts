import "server-only";
import { cookies } from "next/headers";
import { BYTE_ORDER_MARK, csvField } from "@/lib/csv";
import { LOCALE_COOKIE, type Locale, localeOf } from "@/lib/i18n/config";
import { translate } from "@/lib/i18n/translate";
import { REJECT_REASONS } from "../phones/number";
import type { Reject } from "./schema";

const COLUMNS = ["row", "raw", "reason", "advice", "name", "code"] as const;
const LINES_A_CHUNK = 500;

/** What a spreadsheet would turn into a number or a date, and so lose its zeros, its last digits or its dashes. */
const LOOKS_LIKE_A_VALUE = /^\s*\d[\d\s.,:/-]*(?:e[+-]?\d+)?\s*$/i;
/** An invisible mark that makes it text, in its direction; the importer drops it when the corrected file comes back. */
const LEFT_TO_RIGHT_MARK = "\u200e";

/**
 * The refused for whoever corrects them in a spreadsheet: row, text, why and what to do in the person's language, and last the reason
 * as the API spells it. UTF-8 with its mark, and no cell that a spreadsheet would run as a formula or read as a value.
 */
export async function rejectsAsCsv({ rejects, locale }: { rejects: Reject[]; locale: Locale | null }): Promise<Response> {
  const lines = csvLines(rejects, locale ?? localeOf((await cookies()).get(LOCALE_COOKIE)?.value));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      const { value, done } = lines.next();
      if (done) return stream.close();
      stream.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="rejects.csv"',
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** The file in pieces, the header first. */
export function* csvLines(rejects: readonly Reject[], locale: Locale): Generator<string> {
  yield `${BYTE_ORDER_MARK}${COLUMNS.map((column) => csvField(translate(locale, `audiences.rejectsFile.${column}`))).join(",")}\r\n`;
  const say = (part: "reasons" | "advice", reason: Reject["reason"]) => csvField(translate(locale, `audiences.${part}.${reason}`));
  const words = new Map(REJECT_REASONS.map((reason) => [reason, `${say("reasons", reason)},${say("advice", reason)}`]));
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

import "server-only";
import { cookies } from "next/headers";
import { LOCALE_COOKIE, type Locale, localeOf } from "@/lib/i18n/config";
import { translate } from "@/lib/i18n/translate";
import { rejectLines } from "./reject-lines";
import type { Reject } from "./schema";

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
export function csvLines(rejects: readonly Reject[], locale: Locale): Generator<string> {
  return rejectLines(rejects, {
    column: (column) => translate(locale, `audiences.rejectsFile.${column}`),
    reason: (reason) => translate(locale, `audiences.reasons.${reason}`),
    advice: (reason) => translate(locale, `audiences.advice.${reason}`),
  });
}

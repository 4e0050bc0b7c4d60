import "server-only";
import { cookies } from "next/headers";
import * as z from "zod/mini";
import { BYTE_ORDER_MARK } from "@/lib/csv";
import { LOCALE_COOKIE, LOCALES, localeOf } from "@/lib/i18n/config";
import { CSV_HEADER, csvLine } from "./csv";
import type { Call } from "./schema";
import { callsWorkbook } from "./xlsx";

/** The calls that pass a filter, read while they are written. */
export const ExportedCalls = z.object({
  campaignId: z.int(),
  title: z.string(),
  /** The person's language; null where only the browser knows it. */
  locale: z.nullable(z.enum(LOCALES)),
  batches: z.custom<AsyncIterable<Call[]>>((value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value),
});
type ExportedCalls = z.output<typeof ExportedCalls>;

/** UTF-8 with its mark, raw values under the contract's names. */
export function callsAsCsv(calls: ExportedCalls): Response {
  return fileResponse(streamOf(csvChunks(calls.batches)), "text/csv; charset=utf-8", fileName(calls, "csv"));
}

/** The words of the screen, in the person's language. */
export async function callsAsWorkbook(calls: ExportedCalls): Promise<Response> {
  const locale = calls.locale ?? localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return fileResponse(streamOf(callsWorkbook(locale, calls.batches)), type, fileName(calls, "xlsx"));
}

/** Made no faster than it is taken; whoever cancels the reading ends the making. */
function streamOf(chunks: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (stream) => {
      const { done, value } = await chunks.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
    cancel: async () => {
      await chunks.return();
    },
  });
}

async function* csvChunks(batches: AsyncIterable<Call[]>): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + CSV_HEADER);
  for await (const batch of batches) yield encoder.encode(batch.map(csvLine).join(""));
}

/** Always a download, never shown as a page. */
function fileResponse(body: ReadableStream<Uint8Array>, type: string, disposition: string): Response {
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": disposition,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

const MAX_TITLE_CHARS = 80;

/** The name with the campaign's title for programs of today, and one of plain letters for the others (RFC 6266, appendix D). */
function fileName({ campaignId, title }: ExportedCalls, extension: "csv" | "xlsx"): string {
  const plain = `campaign-${campaignId}-calls.${extension}`;
  const clean = fileTitle(title);
  const full = clean === "" ? plain : `${clean} (${campaignId}).${extension}`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(full).replace(/['()*]/g, percent)}`;
}

/** A title without what file systems don't take, and without marks that could turn the extension round. */
function fileTitle(title: string): string {
  const clean = title.replace(/[\p{C}\\/:*?"<>|]/gu, " ").replace(/\s+/g, " ");
  return [...clean]
    .slice(0, MAX_TITLE_CHARS)
    .join("")
    .replace(/^[\s.]+|[\s.]+$/g, "");
}

const percent = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;

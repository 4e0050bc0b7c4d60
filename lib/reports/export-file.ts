import "server-only";
import { cookies } from "next/headers";
import * as z from "zod/mini";
import { BYTE_ORDER_MARK } from "@/lib/csv";
import { fileResponse } from "@/lib/http/download";
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
  return fileResponse(csvChunks(calls.batches), "csv", namesOf(calls));
}

/** The words of the screen, in the person's language. */
export async function callsAsWorkbook(calls: ExportedCalls): Promise<Response> {
  const locale = calls.locale ?? localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  return fileResponse(callsWorkbook(locale, calls.batches), "xlsx", namesOf(calls));
}

const namesOf = ({ campaignId, title }: ExportedCalls) => ({ plain: `campaign-${campaignId}-calls`, title, id: campaignId });

async function* csvChunks(batches: AsyncIterable<Call[]>): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + CSV_HEADER);
  for await (const batch of batches) yield encoder.encode(batch.map(csvLine).join(""));
}

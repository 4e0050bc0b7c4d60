import "server-only";
import * as z from "zod/mini";
import { BYTE_ORDER_MARK, csvField } from "@/lib/csv";
import { fileResponse } from "@/lib/http/download";
import { formatPhone } from "@/lib/phones/number";
import type { ExportedDeadNumber } from "./dead-numbers";

/** Dead numbers of some days, read while they are written. */
export const DeadNumbersFile = z.object({
  range: z.object({ from: z.iso.date(), to: z.iso.date() }),
  batches: z.custom<AsyncIterable<ExportedDeadNumber[]>>(
    (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
  ),
});

/** UTF-8 with its mark, raw values. */
export function deadNumbersAsCsv({ range: { from, to }, batches }: z.output<typeof DeadNumbersFile>): Response {
  return fileResponse(csvChunks(batches), "csv", { plain: `dead-numbers-${from}-${to}`, title: "", id: 0 });
}

async function* csvChunks(batches: AsyncIterable<ExportedDeadNumber[]>): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(`${BYTE_ORDER_MARK}phone,campaigns,latestCampaignIds\r\n`);
  for await (const batch of batches) yield encoder.encode(batch.map(csvLine).join(""));
}

const csvLine = ({ phone, campaigns, latestIds }: ExportedDeadNumber): string =>
  `${[formatPhone(phone), String(campaigns), latestIds.join(" ")].map(csvField).join(",")}\r\n`;

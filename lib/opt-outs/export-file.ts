import "server-only";
import { cookies } from "next/headers";
import * as z from "zod/mini";
import { BYTE_ORDER_MARK, csvField } from "@/lib/csv";
import { AppError } from "@/lib/errors";
import { fileResponse } from "@/lib/http/download";
import { directionOf, LOCALE_COOKIE, LOCALES, type Locale, localeOf } from "@/lib/i18n/config";
import { translate } from "@/lib/i18n/translate";
import { formatPhone } from "@/lib/phones/number";
import { formatTime } from "@/lib/time";
import { MAX_SHEET_ROWS } from "@/lib/workbooks/limits";
import { type Sheet, workbook } from "@/lib/workbooks/workbook";
import type { OptOut } from "./schema";

/** The numbers that are chosen, read while they are written. */
export const ExportedOptOuts = z.object({
  /** The person's language; null where only the browser knows it. */
  locale: z.nullable(z.enum(LOCALES)),
  batches: z.custom<AsyncIterable<OptOut[]>>((value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value),
});
type ExportedOptOuts = z.output<typeof ExportedOptOuts>;

const COLUMNS = ["phone", "since", "kind", "campaign", "list", "reason", "by"] as const;
type Column = (typeof COLUMNS)[number];
const WIDTHS: Record<Column, number> = { phone: 14, since: 20, kind: 16, campaign: 12, list: 12, reason: 40, by: 18 };
const NAMES = { plain: "do-not-call", title: "" };

/** UTF-8 with its mark, raw values. */
export function optOutsAsCsv({ batches }: ExportedOptOuts): Response {
  return fileResponse(csvChunks(batches), "csv", { ...NAMES, id: 0 });
}

/** The words of the screen, in the person's language. */
export async function optOutsAsWorkbook({ locale: own, batches }: ExportedOptOuts): Promise<Response> {
  const locale = own ?? localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  return fileResponse(workbook(sheetOf(locale), batches), "xlsx", { ...NAMES, id: 0 });
}

/** @throws AppError `too-large` for more numbers than a sheet has rows */
export function requireSheet(rows: number): void {
  if (rows > MAX_SHEET_ROWS) throw new AppError("too-large", { message: "optOuts.problems.tooManyRows" });
}

async function* csvChunks(batches: AsyncIterable<OptOut[]>): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(`${BYTE_ORDER_MARK}${COLUMNS.join(",")}\r\n`);
  for await (const batch of batches) yield encoder.encode(batch.map(csvLine).join(""));
}

const csvLine = ({ phone, since, kind, campaign, list, reason, by }: OptOut): string =>
  `${[formatPhone(phone), since, kind, idText(campaign), idText(list), reason ?? "", by?.name ?? ""].map(csvField).join(",")}\r\n`;

const idText = (one: { id: number } | null) => (one === null ? "" : String(one.id));

function sheetOf(locale: Locale): Sheet<OptOut> {
  const value: Record<Column, (row: OptOut) => string | null> = {
    phone: ({ phone }) => formatPhone(phone),
    since: ({ since }) => formatTime(since, locale),
    kind: ({ kind }) => translate(locale, `optOuts.kinds.${kind}`),
    campaign: ({ campaign }) => campaign && idText(campaign),
    list: ({ list }) => list && idText(list),
    reason: ({ reason }) => reason,
    by: ({ by }) => by?.name ?? null,
  };
  return {
    name: translate(locale, "optOuts.export.sheet"),
    rightToLeft: directionOf(locale) === "rtl",
    columns: COLUMNS.map((column) => ({
      heading: translate(locale, `optOuts.export.columns.${column}`),
      width: WIDTHS[column],
      value: value[column],
    })),
  };
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import { CALL_FIELDS, type CallField, type CallsPage } from "@/lib/reports/schema";
import { useCell } from "../call-cells";
import { rich } from "../rich";
import type { CallFilterState } from "../use-call-filter";

const COLUMNS: CallField[] = ["phone", "name", "verdict", "digits", "durationSeconds", "lastCall", "retries", "sipCode", "cause"];
const NUMERIC: CallField[] = ["durationSeconds", "lastCall", "retries"];

/** The first calls, in the order that was chosen; the head stands on every page, and no row is cut. */
export function PaperCalls({ calls, filter }: { calls: CallsPage; filter: CallFilterState }) {
  const t = useTranslations("reports.calls");
  const paper = useTranslations("reports.paper");
  const format = useFormatter();
  const cell = useCell();
  const shown = calls.calls.length;
  const counted = { ...rich, count: calls.total, first: format.number(shown), total: format.number(calls.total) };
  const { sort } = filter.filter;
  const sorted = CALL_FIELDS.find((field) => field === sort?.replace(/^-/, ""));
  const alignment = (column: CallField) => (NUMERIC.includes(column) ? "[text-align:right]" : "text-start");
  if (calls.total === 0) return <p className="text-ink-2">{filter.count > 0 ? t("noMatch") : t("none")}</p>;
  return (
    <section aria-label={t("title")}>
      <h3 className="mb-1 break-after-avoid font-semibold">
        {t("title")} <span className="font-normal text-ink-2">{paper.rich(shown < calls.total ? "firstCalls" : "allCalls", counted)}</span>
      </h3>
      {sort && sorted && (
        <p className="mb-1 break-after-avoid text-ink-2 text-sm">
          {paper("sorted", { column: t(`columns.${sorted}`), order: t(sort.startsWith("-") ? "descending" : "ascending") })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section tabIndex={0} aria-label={t("caption")} className="overflow-x-auto print:overflow-visible">
        <table className="w-full border-collapse text-[8.5pt] leading-4">
          <thead className="table-header-group">
            <tr className="border-b border-line-strong">
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={`px-1 py-1 font-semibold first:ps-0 last:pe-0 ${alignment(column)}`}>
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {calls.calls.map((call, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a phone may come twice, and nothing moves
              <tr key={`${call.phone} ${place}`} className="break-inside-avoid border-b align-top">
                {COLUMNS.map((column) => (
                  <td key={column} className={`max-w-44 break-words px-1 py-0.5 first:ps-0 last:pe-0 ${alignment(column)}`}>
                    {cell(call, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown < calls.total && <p className="mt-2 font-semibold">{paper.rich("restCalls", counted)}</p>}
    </section>
  );
}

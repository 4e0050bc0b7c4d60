"use client";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { rich } from "@/components/ui/rich";
import { CALL_FIELDS, type CallField, type CallsPage } from "@/lib/reports/schema";
import { NUMERIC } from "../CallRow";
import { useCell } from "../call-cells";
import type { CallFilterState } from "../use-call-filter";
import { callsLayout } from "./calls-layout";

interface PaperCallsProps {
  calls: CallsPage;
  filter: CallFilterState;
  columns: readonly CallField[];
}

/** The first calls, in the order and with the columns that were chosen; the head stands on every page, and no row is cut. */
export function PaperCalls({ calls, filter, columns }: PaperCallsProps) {
  const t = useTranslations("reports.calls");
  const paper = useTranslations("reports.paper");
  const format = useFormatter();
  const shown = calls.calls.length;
  const counted = { ...rich, count: calls.total, first: format.number(shown), total: format.number(calls.total) };
  const { sort } = filter.filter;
  const sorted = CALL_FIELDS.find((field) => field === sort?.replace(/^-/, ""));
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
      <section tabIndex={0} aria-label={t("caption")} className="relative overflow-x-auto print:overflow-visible">
        <CallsTable calls={calls} columns={columns} />
      </section>
      {shown < calls.total && <p className="mt-2 font-semibold">{paper.rich("restCalls", counted)}</p>}
    </section>
  );
}

function CallsTable({ calls, columns }: Pick<PaperCallsProps, "calls" | "columns">) {
  const t = useTranslations("reports.calls");
  const cell = useCell();
  const { isTight, width, shares } = callsLayout(columns);
  const alignment = (column: CallField) => (NUMERIC.includes(column) ? "[text-align:right]" : "text-start");
  return (
    <table
      className={clsx("w-full table-fixed border-collapse print:min-w-0!", isTight ? "text-[7.5pt] leading-3.5" : "text-[8.5pt] leading-4")}
      style={{ minWidth: `${width}mm` }}
    >
      <colgroup>
        {shares.map(({ column, share }) => (
          <col key={column} style={{ width: `${share}%` }} />
        ))}
      </colgroup>
      <thead className="table-header-group">
        <tr className="border-b border-line-strong align-bottom">
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              className={clsx("wrap-anywhere px-1.5 py-1 font-semibold first:ps-0 last:pe-0", alignment(column))}
            >
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.calls.map((call, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a phone may come twice, and nothing moves
          <tr key={`${call.phone} ${place}`} className="break-inside-avoid border-b align-top">
            {columns.map((column) => (
              <td
                key={column}
                className={clsx("wrap-anywhere px-1.5 py-0.5 first:ps-0 last:pe-0 [&_bdi]:whitespace-normal", alignment(column))}
              >
                {cell(call, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";

interface ChartCardProps {
  title: ReactNode;
  /** What is counted, at the end of the header. */
  subtitle?: ReactNode;
  chart: ReactNode;
  /** The same figures as a table. */
  table: ReactNode | null;
  /** A sentence where a figure needs meaning. */
  note?: ReactNode;
  /** Under the title: of what the chart tells, where that isn't everything. */
  scope?: ReactNode;
  /** Older figures, while newer ones load. */
  isStale?: boolean;
  /** Views of the same thing to choose from, above the chart. */
  views?: ReactNode;
}

/** A chart and its table twin: one button changes from one to the other. */
export function ChartCard({ title, subtitle, chart, table, note, scope, isStale = false, views }: ChartCardProps) {
  const t = useTranslations("charts");
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} aria-busy={isStale} className="min-w-0 break-inside-avoid rounded-lg border border-line bg-surface p-4">
      <header className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={id} className="font-semibold leading-6">
          {title}
        </h2>
        <div className="ms-auto flex items-baseline gap-3">
          {subtitle && <span className="text-sm text-ink-2">{subtitle}</span>}
          {table && (
            <button
              type="button"
              aria-pressed={asTable}
              aria-describedby={id}
              onClick={() => setAsTable(!asTable)}
              className="min-h-6 cursor-pointer rounded-md px-2 text-accent text-sm hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:font-semibold max-md:min-h-10"
            >
              {t("table")}
            </button>
          )}
        </div>
        {scope && <p className="basis-full font-semibold text-sm leading-5">{scope}</p>}
      </header>
      {views && <div className="mb-3">{views}</div>}
      <div className={isStale ? "opacity-60 transition-opacity" : "transition-opacity"}>
        {asTable && table ? table : chart}
        {note && <div className="mt-3 text-sm leading-5 text-ink-2">{note}</div>}
      </div>
    </section>
  );
}

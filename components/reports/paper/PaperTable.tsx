"use client";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { FILL_CLASSES, type Fill } from "@/components/ui/Swatch";
import { shareText } from "@/lib/reports/series";

export interface PaperRow {
  key: string;
  label: ReactNode;
  /** Parts of the bar; together they are the count. */
  parts: { fill: Fill; value: number }[];
}

interface PaperTableProps {
  title: ReactNode;
  /** What is counted. */
  of?: ReactNode;
  header: string;
  rows: PaperRow[];
  /** What the shares are of; without it there are none. */
  total?: number;
  note?: ReactNode;
}

const countOf = ({ parts }: PaperRow) => parts.reduce((sum, { value }) => sum + value, 0);

/** A chart for paper: each value with its bar, its count and its share. It is never cut by the end of a page. */
export function PaperTable({ title, of, header, rows, total, note }: PaperTableProps) {
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const largest = Math.max(1, ...rows.map(countOf));
  return (
    <PaperCard title={title} of={of} note={note}>
      <table className="w-full table-fixed border-collapse text-sm">
        <colgroup>
          <col className="w-[38%]" />
          <col />
          <col className="w-16" />
          {total !== undefined && <col className="w-12" />}
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">{header}</th>
            <th scope="col">{charts("label")}</th>
            <th scope="col">{charts("count")}</th>
            {total !== undefined && <th scope="col">{charts("share")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-t">
              <th scope="row" className="break-words py-0.5 pe-3 text-start font-normal">
                {row.label}
              </th>
              <td className="py-0.5">
                <PaperBar parts={row.parts} largest={largest} />
              </td>
              <td className="py-0.5 ps-2 font-semibold [text-align:right]">
                <Ltr>{format.number(countOf(row))}</Ltr>
              </td>
              {total !== undefined && (
                <td className="py-0.5 ps-2 text-ink-2 [text-align:right]">
                  <Ltr>{shareText(countOf(row), total)}</Ltr>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </PaperCard>
  );
}

/** Beside its figures; `largest` is as long as the place that it has. */
export function PaperBar({ parts, largest }: Pick<PaperRow, "parts"> & { largest: number }) {
  return (
    <span aria-hidden className="flex h-2.5">
      {parts.map(({ fill, value }) => (
        <i key={fill} className={FILL_CLASSES[fill]} style={{ width: `${(value / largest) * 100}%` }} />
      ))}
    </span>
  );
}

interface PaperCardProps {
  title: ReactNode;
  of?: ReactNode;
  note?: ReactNode;
  /** It may go on on the next page, between two of its rows. */
  isLong?: boolean;
  children: ReactNode;
}

export function PaperCard({ title, of, note, isLong = false, children }: PaperCardProps) {
  return (
    <section className={clsx("min-w-0 rounded-lg border p-3", isLong ? "box-decoration-clone" : "break-inside-avoid")}>
      <header className="mb-2 flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-semibold">{title}</h3>
        {of && <span className="text-ink-2 text-sm">{of}</span>}
      </header>
      {children}
      {note && <p className="mt-2 text-ink-2 text-sm leading-5">{note}</p>}
    </section>
  );
}

/** The first rows, and one line for all others together, so that the counts still add up. */
export function withRest<Row extends { count: number }>(
  rows: readonly Row[],
  most: number,
): { shown: Row[]; rest: { values: number; count: number } | null } {
  if (rows.length <= most) return { shown: [...rows], rest: null };
  const others = rows.slice(most - 1);
  return { shown: rows.slice(0, most - 1), rest: { values: others.length, count: others.reduce((sum, { count }) => sum + count, 0) } };
}

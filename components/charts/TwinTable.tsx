"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { useMore } from "@/components/ui/use-more";

const ROWS_AT_ONCE = 500;

export interface TwinColumn {
  key: string;
  header: string;
  /** Figures stand at the right in both directions, units under units. */
  numeric?: boolean;
}

interface TwinTableProps {
  caption: string;
  columns: TwinColumn[];
  rows: { key: string; cells: Record<string, ReactNode> }[];
}

/** The figures of a chart as a table. The first column names the row. */
export function TwinTable({ caption, columns, rows }: TwinTableProps) {
  const t = useTranslations("charts");
  const more = useMore(rows, ROWS_AT_ONCE);
  const [first, ...others] = columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="relative max-h-80 overflow-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, header, numeric }) => (
              <th key={key} scope="col" className={`sticky top-0 h-8 bg-sunken px-2 font-semibold text-ink-2 ${align(numeric)}`}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {more.shown.map(({ key, cells }) => (
            <tr key={key} className="border-t border-line">
              {first && (
                <th scope="row" className={`px-2 py-1.5 font-normal ${align(first.numeric)}`}>
                  {cells[first.key]}
                </th>
              )}
              {others.map((column) => (
                <td key={column.key} className={`px-2 py-1.5 tabular-nums ${align(column.numeric)}`}>
                  {cells[column.key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more.next > 0 && (
        <Button kind="quiet" onPress={more.showNext} className="m-2">
          {t("moreRows", { count: more.next })}
        </Button>
      )}
    </section>
  );
}

function align(numeric = false): string {
  // look.md, "Bidi": number columns at the right in BOTH directions.
  return numeric ? "[text-align:right]" : "text-start";
}

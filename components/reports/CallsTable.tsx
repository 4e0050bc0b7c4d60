"use client";
import { useTranslations } from "next-intl";
import { type Ref, useCallback, useId, useLayoutEffect, useRef, useState } from "react";
import { Th } from "@/components/ui/Table";
import { formatPhone } from "@/lib/phones/number";
import type { CallField } from "@/lib/reports/schema";
import { CallRow, NUMERIC } from "./CallRow";
import { StaleFigures } from "./ReportProblem";
import { type CallFilterState, exportQuery } from "./use-call-filter";
import { useCallPages } from "./use-call-pages";
import { FIXED_COLUMN } from "./use-columns";
import { useRowMark } from "./use-row-mark";
import { useRowWindow } from "./use-row-window";

/** Widths in rem; where there is room they grow alike. The usual columns fit a laptop's window. */
const WIDTHS: Record<CallField, number> = {
  phone: 8.5,
  name: 7.25,
  verdict: 11.75,
  status: 7,
  digits: 5.5,
  durationSeconds: 6,
  lastCall: 7.5,
  retries: 8,
  sipCode: 4.5,
  sipText: 11,
  cause: 9,
  causeClass: 9,
  had180: 8,
  had183: 9.5,
  trunk: 7.5,
};
const DETAILS_WIDTH = 3.25;

interface CallsTableProps {
  campaignId: number;
  running: boolean;
  calls: CallFilterState;
  columns: readonly CallField[];
  /** The filter and the order of what is shown, and how many calls it has. */
  query: string;
  total: number;
}

/**
 * All calls as one table that is drawn where it is looked at, whatever its length. A heading sorts; the arrows move a mark from row to row, and
 * Enter opens everything that IP-Sales said of the call.
 */
export function CallsTable({ campaignId, running, calls, columns, query, total }: CallsTableProps) {
  const t = useTranslations("reports.calls");
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const [open, setOpen] = useState<{ row: number; height: number } | null>(null);
  const place = usePlace(calls, query);
  const view = useRowWindow({ scroller, head, rows: total, open, onRest: place.note });
  const { first, last, before, after } = view.drawn;
  const pages = useCallPages({ campaignId, query, running, rows: total, first, last });

  const toggle = useCallback((row: number) => setOpen((shown) => (shown?.row === row ? null : { row, height: 0 })), []);
  const measured = useCallback((height: number) => setOpen((shown) => shown && { ...shown, height }), []);
  const { marked, mark, onKeyDown } = useRowMark({ rows: total, view, onOpen: (row) => pages.callAt(row) && toggle(row) });
  const markInSight = () => {
    if (marked === null || marked < first || marked > last) mark(view.firstInSight());
  };
  useLayoutEffect(() => {
    if (!place.isElsewhere) return;
    // Another filter, another order, or "back": the rows are other ones.
    setOpen(null);
    mark(null);
    view.jumpTo(place.row);
    place.reached();
  });
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const width = columns.reduce((sum, name) => sum + WIDTHS[name], DETAILS_WIDTH);
  const rowId = (row: number) => `${id}-${row}`;
  return (
    <>
      {pages.error && (
        <div className="px-4">
          <StaleFigures error={pages.error} pending={pages.isFetching} onRetry={pages.retry} />
        </div>
      )}
      <p role="status" className="sr-only">
        {open && pages.callAt(open.row) && t("opened", { phone: formatPhone(pages.callAt(open.row)?.phone ?? "") })}
      </p>
      <p id={`${id}-keys`} className="sr-only">
        {t("keys")}
      </p>
      <div
        ref={scroller}
        onScroll={view.onScroll}
        className="relative max-h-[max(20rem,min(44rem,calc(100dvh-10rem)))] overflow-auto border-t [overflow-anchor:none]"
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the keyboard moves from row to row, as in a grid
          role="grid"
          aria-label={t("caption")}
          aria-describedby={`${id}-keys`}
          aria-rowcount={total + 1}
          aria-activedescendant={marked !== null && marked >= first && marked <= last ? rowId(marked) : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onFocus={(event) => event.target === event.currentTarget && markInSight()}
          className="group/calls w-full table-fixed border-separate border-spacing-0 outline-none"
          style={{ minWidth: `${width}rem` }}
        >
          <Head ref={head} columns={columns} calls={calls} />
          <tbody>
            <Gap height={before} />
            {rows.map((row) => (
              <CallRow
                key={row}
                id={rowId(row)}
                call={pages.callAt(row)}
                row={row}
                columns={columns}
                isMarked={row === marked}
                isOpen={row === open?.row}
                onPick={mark}
                onToggle={toggle}
                onHeight={measured}
              />
            ))}
            <Gap height={after} />
          </tbody>
        </table>
      </div>
    </>
  );
}

interface HeadProps {
  ref: Ref<HTMLTableSectionElement>;
  columns: readonly CallField[];
  calls: CallFilterState;
}

function Head({ ref, columns, calls }: HeadProps) {
  const t = useTranslations("reports.calls");
  return (
    <>
      <colgroup>
        {columns.map((name) => (
          <col key={name} style={{ width: `${WIDTHS[name]}rem` }} />
        ))}
        <col style={{ width: `${DETAILS_WIDTH}rem` }} />
      </colgroup>
      <thead ref={ref} className="sticky top-0 z-10">
        <tr aria-rowindex={1}>
          {columns.map((name) => (
            <Th
              key={name}
              numeric={NUMERIC.includes(name)}
              sort={sortOf(name, calls)}
              className={name === FIXED_COLUMN ? "sticky start-0" : undefined}
            >
              {t(`columns.${name}`)}
            </Th>
          ))}
          <Th className="sticky end-0">
            <span className="sr-only">{t("details")}</span>
          </Th>
        </tr>
      </thead>
    </>
  );
}

/** Rows that aren't drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of a table takes no focus
    <tr aria-hidden="true">
      <td style={{ height }} className="p-0" />
    </tr>
  );
}

/** Rising, falling, and back to the report's own order. */
function sortOf(name: CallField, calls: CallFilterState) {
  const { sort } = calls.filter;
  const direction = sort === name ? "ascending" : sort === `-${name}` ? "descending" : null;
  const next = direction === null ? name : direction === "ascending" ? (`-${name}` as const) : null;
  return { direction, onSort: () => void calls.change({ sort: next }) } as const;
}

/** The row at the top stands in the address, so that "back" and a copied address lead to the same place. */
function usePlace({ filter, goTo }: CallFilterState, query: string) {
  const known = useRef<{ query: string; rows: Set<number> } | null>(null);
  const asked = Math.max(1, filter.row);
  // What the address asks for isn't there yet: what is shown stays as it is.
  const isPending = exportQuery(filter).toString() !== query;
  return {
    row: asked - 1,
    isElsewhere: !isPending && (known.current?.query !== query || !known.current.rows.has(asked)),
    reached: () => {
      known.current = { query, rows: new Set([asked]) };
    },
    note: (row: number) => {
      if (isPending || row + 1 === asked) return;
      known.current?.rows.add(row + 1);
      void goTo(row + 1, "replace");
    },
  };
}

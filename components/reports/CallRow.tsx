"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { memo, useEffect, useRef } from "react";
import { Skeleton } from "@/components/ui/Skeleton";
import { Td } from "@/components/ui/Table";
import type { Call, CallField } from "@/lib/reports/schema";
import { CallDetails } from "./CallDetails";
import { DetailsButton, useCell } from "./call-cells";
import { FIXED_COLUMN } from "./use-columns";

export const NUMERIC: readonly CallField[] = ["durationSeconds", "lastCall", "retries"];

interface CallRowProps {
  id: string;
  /** Undefined while its page loads. */
  call: Call | undefined;
  /** From 0. */
  row: number;
  columns: readonly CallField[];
  /** The keyboard's mark stands on it. */
  isMarked: boolean;
  isOpen: boolean;
  onPick: (row: number) => void;
  onToggle: (row: number) => void;
  /** How high the open details are. */
  onHeight: (height: number) => void;
}

/** The head is a row as well, and counting begins with 1. */
const indexOf = (row: number) => row + 2;

/** A row of the table, with the call's details below it while they are open. */
export const CallRow = memo(function CallRow({ id, call, row, columns, isMarked, isOpen, onPick, onToggle, onHeight }: CallRowProps) {
  const cell = useCell();
  if (!call) return <LoadingRow id={id} row={row} columns={columns.length} isMarked={isMarked} />;
  return (
    <>
      <tr
        id={id}
        aria-rowindex={indexOf(row)}
        onMouseDown={() => onPick(row)}
        className={clsx("bg-surface hover:bg-hover", isMarked && MARKED)}
      >
        {columns.map((name) => (
          <Td
            key={name}
            numeric={NUMERIC.includes(name)}
            className={clsx("truncate border-t", name === FIXED_COLUMN && "sticky start-0 bg-inherit")}
          >
            {cell(call, name)}
          </Td>
        ))}
        <Td className="sticky end-0 border-t bg-inherit">
          <DetailsButton call={call} open={isOpen} onPress={() => onToggle(row)} isShortcut />
        </Td>
      </tr>
      {isOpen && <DetailsRow call={call} columns={columns.length} onHeight={onHeight} />}
    </>
  );
});

/** Seen while the table has the keyboard: lines along the cells, since an outline of the row would pass below those that stand still. */
const MARKED =
  "group-focus-visible/calls:bg-hover group-focus-visible/calls:[&>td]:shadow-[inset_0_2px_0_var(--color-accent),inset_0_-2px_0_var(--color-accent)]";

function DetailsRow({ call, columns, onHeight }: { call: Call; columns: number; onHeight: (height: number) => void }) {
  const details = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const observer = new ResizeObserver(() => onHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [onHeight]);
  return (
    <tr ref={details} className="bg-sunken">
      <td colSpan={columns + 1} className="border-t">
        <div className="sticky start-0 max-w-4xl">
          <CallDetails call={call} />
        </div>
      </td>
    </tr>
  );
}

function LoadingRow({ id, row, columns, isMarked }: Pick<CallRowProps, "id" | "row" | "isMarked"> & { columns: number }) {
  const t = useTranslations("reports.calls");
  return (
    <tr id={id} aria-rowindex={indexOf(row)} aria-busy="true" className={clsx("bg-surface", isMarked && MARKED)}>
      <Td colSpan={columns + 1} className="border-t">
        <span className="sr-only">{t("rowLoading")}</span>
        <Skeleton className={clsx("h-3", row % 3 === 0 ? "w-1/2" : row % 3 === 1 ? "w-2/3" : "w-3/5")} />
      </Td>
    </tr>
  );
}

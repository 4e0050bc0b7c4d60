import clsx from "clsx";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

interface TableProps {
  /** What the table holds, for screen readers. */
  label: string;
  /** Column heads as `<Th>`. */
  head: ReactNode;
  /** Rows as `<Tr>`. */
  children: ReactNode;
  className?: string;
}

/** A plain table. On a phone each row becomes a card whose lines are "column: value" (`label` of each `<Td>`). */
export function Table({ label, head, children, className }: TableProps) {
  return (
    <div className={clsx("relative w-full overflow-x-auto", className)}>
      <table aria-label={label} className="w-full border-collapse max-md:block">
        <thead className="sticky top-0 z-10 max-md:sr-only">
          <tr>{head}</tr>
        </thead>
        <tbody className="max-md:block">{children}</tbody>
      </table>
    </div>
  );
}

export function Tr({ className, ...props }: ComponentProps<"tr">) {
  return <tr {...props} className={clsx("border-t hover:bg-hover max-md:block max-md:px-4 max-md:py-2", className)} />;
}

interface ThProps {
  /** Figures stand on the right in both languages, so that units stand under units. */
  numeric?: boolean;
  /** Makes the head a button that sorts. */
  sort?: { direction: "ascending" | "descending" | null; onSort: () => void };
  className?: string;
  children: ReactNode;
}

const EDGES = "px-3 first:ps-4 last:pe-4";

export function Th({ numeric = false, sort, className, children }: ThProps) {
  const Arrow = sort?.direction === "ascending" ? ArrowUp : sort?.direction === "descending" ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.direction ?? "none") : undefined}
      className={clsx(
        "h-9 whitespace-nowrap bg-sunken font-semibold text-ink-2 text-sm",
        EDGES,
        numeric ? "text-right" : "text-start",
        className,
      )}
    >
      {sort ? (
        <button type="button" onClick={sort.onSort} className="inline-flex h-7 cursor-pointer items-center gap-1 rounded-sm hover:text-ink">
          {children}
          <Arrow size={14} aria-hidden className={sort.direction ? "text-ink" : "text-ink-3"} />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

interface TdProps extends Omit<ComponentProps<"td">, "children"> {
  /** The column's word, shown before the value on a phone. */
  label?: string;
  numeric?: boolean;
  children: ReactNode;
}

export function Td({ label, numeric = false, className, children, ...props }: TdProps) {
  return (
    <td
      {...props}
      data-label={label}
      className={clsx(
        "h-10 whitespace-nowrap",
        EDGES,
        numeric ? "text-right" : "text-start",
        "max-md:flex max-md:h-auto max-md:min-h-8 max-md:items-center max-md:justify-between max-md:gap-4 max-md:whitespace-normal max-md:px-0! max-md:text-start",
        label && "max-md:before:shrink-0 max-md:before:text-ink-2 max-md:before:text-sm max-md:before:content-[attr(data-label)]",
        className,
      )}
    >
      {children}
    </td>
  );
}

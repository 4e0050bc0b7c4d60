import clsx from "clsx";
import type { ReactNode } from "react";
import { FILL_CLASSES, type Fill } from "@/components/ui/Swatch";

export interface BarPart {
  fill: Fill;
  value: number;
}

export interface BarRow {
  key: string;
  label: ReactNode;
  /** No two of one fill. */
  parts: BarPart[];
  value: ReactNode;
  /** Beside the value: a share, a button. */
  end?: ReactNode;
  /** Under the row, over its whole width. */
  below?: ReactNode;
  /** Others are chosen, and this one isn't. */
  isFaded?: boolean;
}

interface BarListProps {
  rows: BarRow[];
  label: string;
  /** On a phone each bar stands under its label. */
  longLabels?: boolean;
}

/** Parts of a whole as lying bars, which grow from the side where reading starts. The words and figures are beside them. */
export function BarList({ rows, label, longLabels = false }: BarListProps) {
  const largest = Math.max(1, ...rows.map(({ parts }) => total(parts)));
  return (
    <ul
      aria-label={label}
      className={clsx(
        "grid grid-cols-[minmax(0,auto)_minmax(60px,1fr)_auto_auto] gap-x-3",
        longLabels && "max-md:grid-cols-[minmax(0,1fr)_auto_auto]",
      )}
    >
      {rows.map((row) => (
        <li key={row.key} className="col-span-full grid grid-cols-subgrid items-center">
          <div className="min-h-7 min-w-0 content-center">{row.label}</div>
          <div
            aria-hidden="true"
            className={clsx(
              "flex h-3.5 gap-0.5 transition-opacity",
              longLabels && "max-md:order-1 max-md:col-span-full max-md:mb-2",
              row.isFaded && "opacity-30",
            )}
          >
            {row.parts
              .filter(({ value }) => value > 0)
              .map(({ fill, value }) => (
                <i
                  key={fill}
                  className={clsx("block min-w-[3px] rounded-[2px]", FILL_CLASSES[fill])}
                  style={{ width: `${(value / largest) * 100}%` }}
                />
              ))}
          </div>
          <div className="font-semibold [text-align:right]">{row.value}</div>
          <div className="text-ink-2 text-sm [text-align:right]">{row.end}</div>
          {row.below && <div className="order-2 col-span-full">{row.below}</div>}
        </li>
      ))}
    </ul>
  );
}

function total(parts: BarPart[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

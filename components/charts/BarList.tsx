import type { ReactNode } from "react";

export interface BarPart {
  key: string;
  value: number;
  /** A token of the palette. */
  color: string;
  hatched?: boolean;
}

export interface BarRow {
  key: string;
  label: ReactNode;
  parts: BarPart[];
  value: ReactNode;
  /** Beside the value: a share, a button. */
  end?: ReactNode;
  /** Under the row, over its whole width. */
  below?: ReactNode;
}

/** Parts of a whole as lying bars, which grow from the side where reading starts. The words and figures are beside them. */
export function BarList({ rows, label }: { rows: BarRow[]; label: string }) {
  const largest = Math.max(1, ...rows.map(({ parts }) => total(parts)));
  return (
    <ul aria-label={label} className="grid grid-cols-[minmax(0,auto)_minmax(60px,1fr)_auto_auto] items-center gap-x-3">
      {rows.map((row) => (
        <li key={row.key} className="contents">
          <div className="min-h-7 min-w-0 content-center">{row.label}</div>
          <div aria-hidden="true" className="flex h-3.5 gap-0.5">
            {row.parts.map((part) => (
              <i
                key={part.key}
                className={`block min-w-[3px] rounded-[2px] ${part.hatched ? "hatch-nodata" : ""}`}
                style={{ width: `${(part.value / largest) * 100}%`, ...(!part.hatched && { background: part.color }) }}
              />
            ))}
          </div>
          <div className="font-semibold tabular-nums [text-align:right]">{row.value}</div>
          <div className="text-sm text-ink-2 tabular-nums [text-align:right]">{row.end}</div>
          {row.below && <div className="col-span-full">{row.below}</div>}
        </li>
      ))}
    </ul>
  );
}

function total(parts: BarPart[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

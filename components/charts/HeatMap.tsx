"use client";
import clsx from "clsx";
import { type KeyboardEvent, useRef, useState } from "react";

export interface HeatCell {
  /** Where it stands between the coldest (0) and the hottest (1); null: too little is known, and it is grey. */
  heat: number | null;
  text: string;
  /** Under the text: how much it rests on. */
  note: string;
  /** The whole of it in one sentence, for whoever comes to the cell. */
  words: string;
}

interface HeatMapProps {
  label: string;
  /** What the first column holds. */
  corner: string;
  columns: { key: string; label: string }[];
  rows: { key: string; label: string; cells: (HeatCell | null)[] }[];
  /** What stands under the map before a cell is chosen. */
  hint: string;
}

const STEPS: Record<string, { row: number; forward: number }> = {
  ArrowUp: { row: -1, forward: 0 },
  ArrowDown: { row: 1, forward: 0 },
  ArrowRight: { row: 0, forward: 1 },
  ArrowLeft: { row: 0, forward: -1 },
};

/** The tint's share of the cell's ground; ink stays readable on all of it. */
const tint = (heat: number) => `color-mix(in oklab, var(--o-answered) ${Math.round(6 + heat * 36)}%, var(--surface))`;

/**
 * A table whose cells are tinted by their figure, which stands in each. It is one stop of the keyboard; arrows go from cell to cell, and the
 * chosen cell is told in words below.
 */
export function HeatMap({ label, corner, columns, rows, hint }: HeatMapProps) {
  const [active, setActive] = useState<{ row: number; column: number } | null>(null);
  const [hovered, setHovered] = useState<HeatCell | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const first = firstCell(rows);
  const stop = active && rows[active.row]?.cells[active.column] !== undefined ? active : first;
  const chosen = hovered ?? (active ? (rows[active.row]?.cells[active.column] ?? null) : null);

  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || !stop) return;
    event.preventDefault();
    const isRtl = table.current !== null && getComputedStyle(table.current).direction === "rtl";
    const row = clamp(stop.row + step.row, rows.length);
    const column = clamp(stop.column + (isRtl ? -step.forward : step.forward), columns.length);
    setActive({ row, column });
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus();
  };

  return (
    <div>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows go from cell to cell, as in the grid pattern of ARIA
        role="grid"
        aria-label={label}
        aria-readonly="true"
        className="w-full table-fixed border-separate border-spacing-0.5 text-sm"
        onKeyDown={move}
        onMouseLeave={() => setHovered(null)}
      >
        <thead>
          <tr>
            <th scope="col" className="w-14 text-start font-semibold text-ink-2">
              {corner}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className="pb-1 font-semibold text-ink-2">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.key}>
              <th scope="row" className="text-start font-normal text-ink-2">
                <bdi dir="ltr">{row.label}</bdi>
              </th>
              {columns.map((column, columnIndex) => (
                <Cell
                  key={column.key}
                  cell={row.cells[columnIndex] ?? null}
                  place={`${rowIndex}-${columnIndex}`}
                  isStop={stop?.row === rowIndex && stop.column === columnIndex}
                  onFocus={() => setActive({ row: rowIndex, column: columnIndex })}
                  onHover={setHovered}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 min-h-6 text-ink-2 text-sm">{chosen ? chosen.words : hint}</p>
    </div>
  );
}

interface CellProps {
  cell: HeatCell | null;
  place: string;
  isStop: boolean;
  onFocus: () => void;
  onHover: (cell: HeatCell | null) => void;
}

function Cell({ cell, place, isStop, onFocus, onHover }: CellProps) {
  return (
    <td
      data-cell={place}
      tabIndex={isStop ? 0 : -1}
      aria-label={cell?.words}
      onFocus={onFocus}
      onMouseEnter={() => onHover(cell)}
      className={clsx(
        "h-11 rounded-sm px-0.5 text-center leading-4 outline-offset-[-2px]!",
        cell ? (cell.heat === null ? "bg-sunken text-ink-2" : "text-ink") : "border border-line border-dashed",
      )}
      style={cell?.heat === undefined || cell.heat === null ? undefined : { background: tint(cell.heat) }}
    >
      {cell && (
        <bdi dir="ltr">
          <span className={cell.heat === null ? "block" : "block font-semibold"}>{cell.text}</span>
          <span className="block text-[0.75rem]">{cell.note}</span>
        </bdi>
      )}
    </td>
  );
}

function firstCell(rows: HeatMapProps["rows"]): { row: number; column: number } | null {
  const row = rows.findIndex(({ cells }) => cells.some((cell) => cell !== null));
  const column = rows[row]?.cells.findIndex((cell) => cell !== null);
  return column === undefined ? null : { row, column };
}

const clamp = (place: number, count: number) => Math.min(count - 1, Math.max(0, place));

/** What the tints mean, from the lowest figure to the highest. */
export function HeatScale({ low, high }: { low: string; high: string }) {
  return (
    <span className="inline-flex items-center gap-2 text-ink-2 text-sm">
      <bdi dir="ltr">{low}</bdi>
      <span aria-hidden="true" className="flex overflow-hidden rounded-sm border">
        {[0, 0.25, 0.5, 0.75, 1].map((heat) => (
          <i key={heat} className="block h-3 w-5" style={{ background: tint(heat) }} />
        ))}
      </span>
      <bdi dir="ltr">{high}</bdi>
    </span>
  );
}

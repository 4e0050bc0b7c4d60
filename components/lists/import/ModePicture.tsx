import type { ImportMode } from "@/lib/lists/schema";

/** Whose row it is: the list's, the file's, or a place that somebody left. */
type Row = "list" | "file" | "added" | "gone";

/** The list has three people; the file has the second of them, and one who is new. */
const BEFORE: Row[] = ["list", "list", "list"];
const FILE: Row[] = ["file", "file"];
const AFTER: Record<ImportMode, Row[]> = {
  merge: ["list", "file", "list", "added"],
  insert: ["list", "list", "list", "added"],
  replace: ["gone", "file", "gone", "added"],
  delete: ["list", "gone", "list"],
};

const ROW_HEIGHT = 10;
const TOP = 8;

/** A drawing of a mode: the list, and the file that is laid on it → the list afterwards. The words beside it say the same. */
export function ModePicture({ mode }: { mode: ImportMode }) {
  return (
    <svg viewBox="0 0 176 64" aria-hidden="true" className="h-16 w-44 shrink-0 rtl:-scale-x-100 max-md:h-12 max-md:w-33">
      <Sheet x={1} rows={BEFORE} />
      <Paper x={59} rows={FILE} />
      <path d="M112 32h10m-4-4 4 4-4 4" fill="none" stroke="var(--ink-2)" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      <Sheet x={129} rows={AFTER[mode]} />
    </svg>
  );
}

function Sheet({ x, rows }: { x: number; rows: Row[] }) {
  return (
    <g>
      <rect x={x} y="4.5" width="46" height="55" rx="4" fill="var(--surface)" stroke="var(--line-strong)" />
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a picture never move
        <Person key={index} x={x + 6} y={TOP + 3 + index * (ROW_HEIGHT + 2)} row={row} />
      ))}
    </g>
  );
}

/** The file: a sheet with its corner folded. */
function Paper({ x, rows }: { x: number; rows: Row[] }) {
  return (
    <g>
      <path d={`M${x} 18.5a3 3 0 0 1 3-3h30l12 12v18a3 3 0 0 1-3 3h-39a3 3 0 0 1-3-3z`} fill="var(--surface)" stroke="var(--line-strong)" />
      <path d={`M${x + 33} 15.5v9a3 3 0 0 0 3 3h9`} fill="none" stroke="var(--line-strong)" />
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a picture never move
        <Person key={index} x={x + 5} y={21 + index * (ROW_HEIGHT + 2)} row={row} isShort={index === 0} />
      ))}
    </g>
  );
}

function Person({ x, y, row, isShort = false }: { x: number; y: number; row: Row; isShort?: boolean }) {
  const width = isShort ? 16 : 24;
  if (row === "gone") {
    return (
      <g stroke="var(--danger)" strokeWidth="1.5" strokeLinecap="round" fill="none">
        <rect x={x} y={y} width="34" height="8" rx="2" strokeDasharray="2 3" strokeWidth="1" />
        <path d={`M${x + 14} ${y + 1.5}l6 5m0-5-6 5`} />
      </g>
    );
  }
  const fill = row === "list" ? "var(--bar-not)" : "var(--ink)";
  return (
    <g fill={fill}>
      {row === "added" ? (
        <path d={`M${x + 4} ${y + 0.5}v7m-3.5-3.5h7`} stroke="var(--success)" strokeWidth="2" strokeLinecap="round" />
      ) : (
        <circle cx={x + 4} cy={y + 4} r="3" />
      )}
      <rect x={x + 10} y={y + 2} width={width} height="4" rx="2" />
    </g>
  );
}

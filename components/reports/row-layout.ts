/**
 * Where the rows of a very long table stand. All rows have one height; one of them may be open, and then its details stand below it. A browser
 * draws nothing beyond some 17 to 33 million pixels, so a longer table is scrolled on a shorter track: near both ends a pixel of the track is
 * a pixel of the table, between them it is several. Pure.
 */
export interface RowLayout {
  rows: number;
  rowHeight: number;
  /** Height of the part in which rows are seen. */
  view: number;
  open: { row: number; height: number } | null;
}

/** No track is longer, in any browser. */
export const MAX_TRACK = 10_000_000;
/** How far from an end the track is as long as the table. */
export const EXACT_ENDS = 1_000_000;

export const tableHeight = ({ rows, rowHeight, open }: RowLayout): number => rows * rowHeight + (open?.height ?? 0);
export const trackHeight = (layout: RowLayout): number => Math.min(tableHeight(layout), MAX_TRACK);

/** The farthest that the table, and the track, can be scrolled. */
const lastOffset = (layout: RowLayout): number => Math.max(0, tableHeight(layout) - layout.view);
const lastTop = (layout: RowLayout): number => Math.max(0, trackHeight(layout) - layout.view);

export const clampOffset = (layout: RowLayout, offset: number): number => Math.min(Math.max(0, offset), lastOffset(layout));

/** @returns where the row begins in the table @param row from 0 */
export function offsetOf({ rowHeight, open }: RowLayout, row: number): number {
  return row * rowHeight + (open !== null && row > open.row ? open.height : 0);
}

/** The row that stands at that place of the table, or whose details do. */
export function rowAt({ rows, rowHeight, open }: RowLayout, offset: number): number {
  const within = (row: number) => Math.min(Math.max(0, row), Math.max(0, rows - 1));
  if (open === null || offset < (open.row + 1) * rowHeight) return within(Math.floor(offset / rowHeight));
  return within(Math.max(open.row, Math.floor((offset - open.height) / rowHeight)));
}

/** How far the track is scrolled when the table is scrolled to `offset`. */
export function topOf(layout: RowLayout, offset: number): number {
  const [end, last] = [lastOffset(layout), lastTop(layout)];
  if (end === last || offset <= EXACT_ENDS) return offset;
  if (offset >= end - EXACT_ENDS) return last - (end - offset);
  return EXACT_ENDS + ((offset - EXACT_ENDS) * (last - 2 * EXACT_ENDS)) / (end - 2 * EXACT_ENDS);
}

/** The way back from {@link topOf}. */
function offsetAt(layout: RowLayout, top: number): number {
  const [end, last] = [lastOffset(layout), lastTop(layout)];
  if (end === last || top <= EXACT_ENDS) return top;
  if (top >= last - EXACT_ENDS) return end - (last - top);
  return EXACT_ENDS + ((top - EXACT_ENDS) * (end - 2 * EXACT_ENDS)) / (last - 2 * EXACT_ENDS);
}

/** The track is scrolled to `top`, and the table to `offset`. */
export interface Place {
  top: number;
  offset: number;
}

/**
 * The place after the track was scrolled to `top`: small steps move the table as far as the track, so that a wheel turns rows and not
 * screens; a longer way, as of a dragged bar, leads where that place of the track is.
 */
export function scrolled(layout: RowLayout, { top: before, offset }: Place, top: number): Place {
  const step = top - before;
  const atEnd = top <= 0 || top >= lastTop(layout);
  if (atEnd || Math.abs(step) > layout.view) return { top, offset: clampOffset(layout, offsetAt(layout, top)) };
  return { top, offset: clampOffset(layout, offset + step) };
}

/** The rows to draw, both included, and where the first of them stands on the track. Empty (`last < first`) for an empty table. */
export interface DrawnRows {
  first: number;
  last: number;
  before: number;
  after: number;
}

export function drawnRows(layout: RowLayout, { top, offset }: Place, beyond: number): DrawnRows {
  const shift = offset - top;
  if (layout.rows === 0) return { first: 0, last: -1, before: 0, after: 0 };
  let first = Math.max(0, rowAt(layout, offset) - beyond);
  // On the track nothing stands above its beginning.
  while (offsetOf(layout, first) < shift) first++;
  const last = Math.min(layout.rows - 1, rowAt(layout, offset + layout.view) + beyond);
  const before = offsetOf(layout, first) - shift;
  const end = offsetOf(layout, last + 1) + (layout.open?.row === last ? layout.open.height : 0) - shift;
  return { first, last, before, after: Math.max(0, trackHeight(layout) - end) };
}

/** The offset that keeps the row at the top where it is, when rows above it open or close. Details that were scrolled into and close lead to their row. */
export function keptOffset(before: RowLayout, after: RowLayout, offset: number): number {
  const row = rowAt(before, offset);
  const into = offset - offsetOf(before, row);
  const isLost = into >= before.rowHeight && after.open?.row !== row;
  return clampOffset(after, offsetOf(after, row) + (isLost ? 0 : into));
}

/** The least that the table has to be scrolled by to show the whole row. @returns its new offset */
export function revealed(layout: RowLayout, offset: number, row: number): number {
  const start = offsetOf(layout, row);
  const end = start + layout.rowHeight;
  if (start < offset) return start;
  return clampOffset(layout, end > offset + layout.view ? end - layout.view : offset);
}

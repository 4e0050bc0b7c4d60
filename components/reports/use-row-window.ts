"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  clampOffset,
  type DrawnRows,
  drawnRows,
  keptOffset,
  offsetOf,
  type Place,
  type RowLayout,
  revealed,
  rowAt,
  scrolled,
  topOf,
} from "./row-layout";

/** Rows that are drawn above and below those in sight. */
const BEYOND = 8;
/** So long after the last step the scrolling is over. */
const REST_MS = 150;
/** Height of a row, in the size of the page's letters. */
const ROW_REM = 2.5;

interface Options {
  scroller: RefObject<HTMLElement | null>;
  /** The table's head, which stays in sight. */
  head: RefObject<HTMLElement | null>;
  rows: number;
  open: RowLayout["open"];
  /** The scrolling came to rest. @param row the first in sight, from 0 */
  onRest: (row: number) => void;
}

export interface RowWindow {
  drawn: DrawnRows;
  onScroll: () => void;
  /** Puts the row at the top. */
  jumpTo: (row: number) => void;
  /** Scrolls no farther than needed to show the row. */
  reveal: (row: number) => void;
  firstInSight: () => number;
  /** Whole rows that fit. */
  rowsInSight: () => number;
}

/** Which rows of a very long table are drawn while it is scrolled: those in sight and a few around them. */
export function useRowWindow({ scroller, head, rows, open, onRest }: Options): RowWindow {
  const { view, rowHeight } = useSizes(scroller, head);
  const layout: RowLayout = { rows, open, view, rowHeight };
  const [place, setPlace] = useState<Place>({ top: 0, offset: 0 });
  // What scrolling goes by between two drawings.
  const live = useRef({ layout, place, onRest });
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);

  const moveTo = (offset: number) => {
    const element = scroller.current;
    if (!element) return;
    const next = clampOffset(live.current.layout, offset);
    element.scrollTop = Math.round(topOf(live.current.layout, next));
    live.current.place = { top: element.scrollTop, offset: next };
    setPlace(live.current.place);
  };

  useLayoutEffect(() => {
    const { layout: before, place: held } = live.current;
    live.current = { layout, place: held, onRest };
    const offset = keptOffset(before, layout, held.offset);
    if (offset !== held.offset) moveTo(offset);
  });

  const atRest = () => {
    const { layout, place, onRest } = live.current;
    if (Math.abs(topOf(layout, place.offset) - place.top) > 1) moveTo(place.offset);
    onRest(rowAt(layout, place.offset));
  };
  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const { layout } = live.current;
    const next = scrolled(layout, live.current.place, element.scrollTop);
    live.current.place = next;
    setPlace((shown) => (isSame(drawnRows(layout, shown, BEYOND), drawnRows(layout, next, BEYOND)) ? shown : next));
    clearTimeout(resting.current);
    resting.current = setTimeout(atRest, REST_MS);
  };
  useEffect(() => () => clearTimeout(resting.current), []);

  return {
    drawn: drawnRows(layout, place, BEYOND),
    onScroll,
    jumpTo: (row) => moveTo(offsetOf(live.current.layout, row)),
    reveal: (row) => {
      const { layout, place } = live.current;
      const offset = revealed(layout, place.offset, row);
      if (offset !== place.offset) moveTo(offset);
    },
    firstInSight: () => rowAt(live.current.layout, live.current.place.offset),
    rowsInSight: () => Math.max(1, Math.floor(live.current.layout.view / live.current.layout.rowHeight)),
  };
}

const isSame = (a: DrawnRows, b: DrawnRows) => a.first === b.first && a.last === b.last && a.before === b.before;

function useSizes(scroller: RefObject<HTMLElement | null>, head: RefObject<HTMLElement | null>) {
  const [sizes, setSizes] = useState({ view: 0, rowHeight: ROW_REM * 16 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const view = element.clientHeight - (head.current?.offsetHeight ?? 0);
      const rowHeight = ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSizes((known) => (known.view === view && known.rowHeight === rowHeight ? known : { view, rowHeight }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, head]);
  return sizes;
}

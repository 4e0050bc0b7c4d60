"use client";
import { type KeyboardEvent, useState } from "react";
import type { RowWindow } from "./use-row-window";

interface Options {
  rows: number;
  view: RowWindow;
  onOpen: (row: number) => void;
}

/** Where a key leads from a row, from 0; null for a key that leads nowhere. @param page rows in sight */
function rowAfter(key: string, row: number, { rows, page }: { rows: number; page: number }): number | null {
  switch (key) {
    case "ArrowDown":
      return row + 1;
    case "ArrowUp":
      return row - 1;
    case "PageDown":
      return row + page;
    case "PageUp":
      return row - page;
    case "Home":
      return 0;
    case "End":
      return rows - 1;
    default:
      return null;
  }
}

/** The keyboard's mark in a long table: the table has the focus, and tells which row is meant. */
export function useRowMark({ rows, view, onOpen }: Options) {
  const [marked, setMarked] = useState<number | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    // The first key shows where one is.
    const row = marked ?? view.firstInSight() - (event.key === "ArrowDown" ? 1 : 0);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onOpen(row);
      return;
    }
    const next = rowAfter(event.key, row, { rows, page: view.rowsInSight() });
    if (next === null) return;
    event.preventDefault();
    const within = Math.min(Math.max(0, next), rows - 1);
    setMarked(within);
    view.reveal(within);
  };
  return { marked, mark: setMarked, onKeyDown };
}

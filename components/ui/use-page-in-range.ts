"use client";
import { useEffect } from "react";

interface PageShown {
  /** From 1. */
  page: number;
  pageSize: number;
  /** How many rows this page has. */
  rows: number;
  /** How many there are on all pages; null: unknown. */
  total: number | null;
}

/** Where a page past the last one leads: to the last, or to the first where it can't be told. Null: it isn't past the last. */
export function pageInstead({ page, pageSize, rows, total }: PageShown): number | null {
  if (rows > 0 || page <= 1) return null;
  const last = Math.ceil((total ?? 0) / pageSize);
  return last >= 1 && last < page ? last : 1;
}

/** An address from a time when there were more rows leads to the last page there is. @param shown null while it isn't known yet */
export function usePageInRange(shown: PageShown | null, goTo: (page: number) => unknown): void {
  const instead = shown && pageInstead(shown);
  useEffect(() => {
    if (instead !== null) goTo(instead);
  }, [instead, goTo]);
}

import { useState } from "react";

/** The first rows of many, and the next ones at each press: thousands at once would stop the page. */
export function useMore<T>(rows: readonly T[], first: number, step = first) {
  const [extra, setExtra] = useState(0);
  const most = first + extra;
  return {
    shown: rows.slice(0, most),
    /** How many the next press shows; 0 when all are shown. */
    next: Math.min(step, Math.max(0, rows.length - most)),
    showNext: () => setExtra(extra + step),
    isExtended: extra > 0 && rows.length > first,
    showFirst: () => setExtra(0),
  };
}

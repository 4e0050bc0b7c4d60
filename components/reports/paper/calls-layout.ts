import type { CallField } from "@/lib/reports/schema";

/** In millimetres, at the size of the table's type. Texts break anywhere, so none of them needs more. */
const WIDTHS: Record<CallField, number> = {
  phone: 20,
  name: 25,
  verdict: 36,
  status: 17,
  digits: 15,
  durationSeconds: 16,
  lastCall: 17,
  retries: 16,
  sipCode: 11,
  sipText: 34,
  cause: 30,
  causeClass: 24,
  had180: 14,
  had183: 17,
  trunk: 20,
};

/** What the margins leave of A4, in millimetres. */
const UPRIGHT = 186;
const TURNED = 273;

export interface CallsLayout {
  /** The page is turned. */
  isWide: boolean;
  /** The columns have less than they want, so the type is smaller. */
  isTight: boolean;
  /** The table's least width on a screen, in millimetres: it is scrolled there before it is squeezed. */
  width: number;
  /** Of each column in percent of the table, which is never wider than its page. */
  shares: { column: CallField; share: number }[];
}

/** How the chosen columns stand on paper. Pure. */
export function callsLayout(columns: readonly CallField[]): CallsLayout {
  const wanted = columns.reduce((sum, column) => sum + WIDTHS[column], 0);
  return {
    isWide: wanted > UPRIGHT,
    isTight: wanted > TURNED,
    width: Math.min(wanted, TURNED),
    shares: columns.map((column) => ({ column, share: (WIDTHS[column] / wanted) * 100 })),
  };
}

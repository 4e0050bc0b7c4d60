/** How each of at most six lines in one picture is told from the others: by its dash, its colour and, at its end, its number. */
export const LINE_STYLES = [
  { color: "var(--s-1)", dash: undefined },
  { color: "var(--s-2)", dash: "8 4" },
  { color: "var(--s-3)", dash: "2 3" },
  { color: "var(--s-4)", dash: "12 3 2 3" },
  { color: "var(--s-5)", dash: "5 2" },
  { color: "var(--s-6)", dash: "16 6" },
] as const;

export type LineStyle = (typeof LINE_STYLES)[number];

import clsx from "clsx";

/** The fills that mean something: the outcomes in their fixed colours, and the parts of a progress bar. */
export type Fill =
  | "answered"
  | "hung-up"
  | "rang"
  | "busy"
  | "refused"
  | "nonexistent"
  | "carrier"
  | "blocked"
  | "network"
  | "nodata"
  | "not-answered"
  | "retry"
  | "left"
  | "good"
  | "bad";

/** The fill as classes, for whatever has a shape of its own. */
export const FILL_CLASSES: Record<Fill, string> = {
  answered: "bg-o-answered",
  "hung-up": "hatch-answered",
  rang: "bg-o-rang",
  busy: "bg-o-busy",
  refused: "bg-o-refused",
  nonexistent: "bg-o-nonexistent",
  carrier: "bg-o-carrier",
  blocked: "bg-o-blocked",
  network: "bg-o-network",
  nodata: "hatch-nodata",
  "not-answered": "bg-bar-not",
  retry: "hatch-not",
  left: "bg-track shadow-[inset_0_0_0_1px_var(--line-strong)]",
  good: "bg-success",
  bad: "bg-danger",
};

/** The colour of a word beside it. Alone it says nothing, so screen readers skip it. */
export function Swatch({ fill }: { fill: Fill }) {
  return <span aria-hidden className={clsx("inline-block size-2.5 shrink-0 rounded-[3px]", FILL_CLASSES[fill])} />;
}

import type { LineStyle } from "./line-styles";

/** A piece of a line, beside its name in a legend. */
export function LineSample({ style }: { style: LineStyle }) {
  return (
    <svg aria-hidden="true" width="34" height="8" className="shrink-0">
      <line x1="1" x2="33" y1="4" y2="4" stroke={style.color} strokeWidth="2.5" strokeDasharray={style.dash} />
    </svg>
  );
}

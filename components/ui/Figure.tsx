import clsx from "clsx";
import type { ReactNode } from "react";

interface FigureProps {
  label: ReactNode;
  /** The figure itself; an unknown one is a word, never 0. */
  value: ReactNode;
  /** What follows it on the same line: a unit, "of 2,000", a share. */
  unit?: ReactNode;
  note?: ReactNode;
  /** `range`, and `wordLarge` beside `large` ones, for long values: smaller on the same line height, so that baselines stay together. */
  size?: "normal" | "large" | "hero" | "range" | "wordLarge";
  className?: string;
}

const SIZES = {
  range: "text-lg leading-9",
  wordLarge: "text-lg leading-10",
  normal: "text-xl",
  large: "text-2xl",
  hero: "text-3xl",
} as const;

/** Label, figure, explanation: one column. Stands in a `<dl>` or alone. */
export function Figure({ label, value, unit, note, size = "normal", className }: FigureProps) {
  return (
    <div className={clsx("flex min-w-0 flex-col", className)}>
      <span className="text-ink-2 text-sm">{label}</span>
      <span className={clsx("font-semibold tracking-[-0.01em]", SIZES[size])}>
        {value}
        {unit && <span className="font-normal text-base text-ink-2 tracking-normal"> {unit}</span>}
      </span>
      {note && <span className="text-ink-2 text-sm">{note}</span>}
    </div>
  );
}

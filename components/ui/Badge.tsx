import clsx from "clsx";
import { Check, Circle, CircleDashed, CircleHelp, Clock, Info, type LucideIcon, Pause, Square, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";

export type Tone = "neutral" | "success" | "warning" | "danger";
type Mark = "dot" | "pause" | "clock" | "square" | "alert" | "check" | "cross" | "dashed" | "unknown" | "info";

const TONES: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-2",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};
const MARKS: Record<Mark, { icon: LucideIcon; filledSize?: number }> = {
  dot: { icon: Circle, filledSize: 9 },
  pause: { icon: Pause, filledSize: 12 },
  clock: { icon: Clock },
  square: { icon: Square, filledSize: 9 },
  alert: { icon: TriangleAlert },
  check: { icon: Check },
  cross: { icon: X },
  dashed: { icon: CircleDashed },
  unknown: { icon: CircleHelp },
  info: { icon: Info },
};

const SIZES = { normal: "h-6 gap-1.5 px-2 text-sm", large: "h-8 gap-2 px-3 text-base" };

interface BadgeProps {
  tone?: Tone;
  mark?: Mark;
  /** `large`: for a screen across the room; its shape grows with the letters. */
  size?: keyof typeof SIZES;
  children: ReactNode;
}

/** A state: a word with a shape, so that colour is never the only sign. */
export function Badge({ tone = "neutral", mark, size = "normal", children }: BadgeProps) {
  const shape = mark && MARKS[mark];
  const pixels = shape?.filledSize ?? 14;
  return (
    <span className={clsx("inline-flex items-center whitespace-nowrap rounded-md font-semibold", SIZES[size], TONES[tone])}>
      {shape && (
        <shape.icon
          size={size === "large" ? `${pixels / 14}em` : pixels}
          strokeWidth={shape.filledSize ? 0 : 2.2}
          fill={shape.filledSize ? "currentColor" : "none"}
          aria-hidden
          className="shrink-0"
        />
      )}
      {children}
    </span>
  );
}

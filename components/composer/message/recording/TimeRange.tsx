"use client";
import clsx from "clsx";
import type { CSSProperties, KeyboardEvent } from "react";

interface TimeRangeProps {
  label: string;
  /** The time in words, for a screen reader. */
  valueText: string;
  /** All in seconds. */
  value: number;
  max: number;
  steps: { small: number; large: number };
  onChange: (seconds: number) => void;
  className?: string;
  style?: CSSProperties;
}

const SMALL: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
const LARGE: Record<string, number> = { PageUp: 1, PageDown: -1 };

/** A place in a sound, moved by hand or by keyboard. Later is to the right, in every language. */
export function TimeRange({ label, valueText, value, max, steps, onChange, className, style }: TimeRangeProps) {
  const move = (event: KeyboardEvent) => {
    const [small, large] = [SMALL[event.key] ?? 0, LARGE[event.key] ?? 0];
    if (small === 0 && large === 0) return;
    event.preventDefault();
    const step = event.shiftKey ? steps.large : steps.small;
    onChange(Math.max(0, Math.min(max, value + small * step + large * steps.large)));
  };
  return (
    <input
      type="range"
      dir="ltr"
      aria-label={label}
      aria-valuetext={valueText}
      min={0}
      max={max}
      step="any"
      value={value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      onKeyDown={move}
      className={clsx("m-0 cursor-pointer touch-pan-y appearance-none rounded-sm bg-transparent", className)}
      style={style}
    />
  );
}

"use client";
import { useId } from "react";
import { labelStyle } from "./field-style";

interface SliderProps {
  label: string;
  /** The place of the chosen one among `stops`. */
  value: number;
  onChange: (place: number) => void;
  /** What each place means, in words, from the least to the most: read out, and shown at both ends. */
  stops: readonly string[];
}

/** One of many values in an order, by dragging or by arrows. The browser's own, which knows both directions of reading and a finger. */
export function Slider({ label, value, onChange, stops }: SliderProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={labelStyle}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={value}
        aria-valuetext={stops[value]}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="h-8 w-full cursor-pointer accent-accent max-md:h-12"
      />
      <div aria-hidden className="flex justify-between text-ink-2 text-sm">
        <bdi>{stops[0]}</bdi>
        <bdi>{stops.at(-1)}</bdi>
      </div>
    </div>
  );
}

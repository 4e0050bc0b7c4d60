"use client";
import type { ReactNode } from "react";

interface FilterLinkProps {
  pressed: boolean;
  onPress: () => void;
  label?: string;
  children: ReactNode;
}

/** A word of a chart that narrows the calls to itself. */
export function FilterLink({ pressed, onPress, label, children }: FilterLinkProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={label}
      onClick={onPress}
      className={`min-h-6 max-w-full cursor-pointer rounded-md px-1 text-start hover:bg-hover ${pressed ? "bg-accent-soft font-semibold" : ""}`}
    >
      {children}
    </button>
  );
}

"use client";
import type { ReactNode } from "react";
import { Tooltip as AriaTooltip } from "react-aria-components";

/** A few words about the thing in focus; stands inside a TooltipTrigger. Never the only place of a fact. */
export function Tooltip({ children }: { children: ReactNode }) {
  return (
    <AriaTooltip offset={6} className="max-w-64 animate-rise rounded-md bg-ink px-2 py-1 text-canvas text-sm shadow-float">
      {children}
    </AriaTooltip>
  );
}

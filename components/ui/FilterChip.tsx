"use client";
import clsx from "clsx";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { ToggleButton } from "react-aria-components";
import { type Fill, Swatch } from "./Swatch";

interface FilterChipProps {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  fill?: Fill;
  count?: ReactNode;
  /** Shows a cross: turned off, it is gone. */
  removable?: boolean;
  children: ReactNode;
}

/** A filter that is on or off. */
export function FilterChip({ isSelected, onChange, fill, count, removable = false, children }: FilterChipProps) {
  return (
    <ToggleButton
      isSelected={isSelected}
      onChange={onChange}
      className={clsx(
        "inline-flex h-7 max-w-full cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-full border bg-surface px-2.5 text-sm transition-colors hover:bg-hover selected:border-accent selected:bg-accent-soft max-md:h-10",
        removable || "selected:font-semibold",
      )}
    >
      {fill && <Swatch fill={fill} />}
      <span className="min-w-0 truncate">{children}</span>
      {count !== undefined && <span className="font-normal text-ink-2">{count}</span>}
      {removable && <X size={14} aria-hidden className="shrink-0" />}
    </ToggleButton>
  );
}

"use client";
import type { ReactNode } from "react";
import { ToggleButton } from "react-aria-components";
import { type Fill, Swatch } from "./Swatch";

interface FilterChipProps {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  fill?: Fill;
  count?: ReactNode;
  children: ReactNode;
}

/** A filter that is on or off. */
export function FilterChip({ isSelected, onChange, fill, count, children }: FilterChipProps) {
  return (
    <ToggleButton
      isSelected={isSelected}
      onChange={onChange}
      className="inline-flex h-7 cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-full border bg-surface px-2.5 text-sm transition-colors hover:bg-hover selected:border-accent selected:bg-accent-soft selected:font-semibold max-md:h-10"
    >
      {fill && <Swatch fill={fill} />}
      {children}
      {count !== undefined && <span className="font-normal text-ink-2">{count}</span>}
    </ToggleButton>
  );
}

"use client";
import clsx from "clsx";
import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

interface Segment<Id extends string> {
  id: Id;
  label: ReactNode;
  /** A figure beside the word; null = unknown, and nothing is shown. */
  count?: ReactNode;
}

interface SegmentedProps<Id extends string> {
  label: string;
  segments: readonly Segment<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  className?: string;
}

/** One of a few views of the same thing; scrolls sideways where there is no room. */
export function Segmented<Id extends string>({ label, segments, value, onChange, className }: SegmentedProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.id));
        if (chosen) onChange(chosen.id);
      }}
      className={clsx("inline-flex max-w-full gap-0.5 overflow-x-auto rounded-[8px] bg-sunken p-0.5", className)}
    >
      {segments.map(({ id, label: word, count }) => (
        <ToggleButton
          key={id}
          id={id}
          className="flex h-7 shrink-0 cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-md px-3 font-semibold text-ink-2 outline-offset-[-2px]! transition-colors hover:text-ink selected:bg-surface selected:text-ink selected:shadow-[0_0_0_1px_var(--line-strong)] max-md:h-11"
        >
          {word}
          {count !== undefined && count !== null && <span className="font-normal">{count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

"use client";
import clsx from "clsx";
import { Search, X } from "lucide-react";
import { SearchField as AriaSearchField, type SearchFieldProps as AriaSearchFieldProps, Button, Group, Input } from "react-aria-components";
import { boxStyle } from "./field-style";

interface SearchFieldProps extends Omit<AriaSearchFieldProps, "className" | "children" | "style" | "aria-label"> {
  /** Said to screen readers and shown while the field is empty. */
  label: string;
  className?: string;
}

export function SearchField({ label, className, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...props} aria-label={label} className={clsx("group", className)}>
      <Group className={boxStyle("md:h-8! px-2! focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2")}>
        <Search size={16} aria-hidden className="shrink-0 text-ink-2" />
        <Input placeholder={label} className="h-full w-full min-w-0 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden" />
        <Button className="grid size-6 shrink-0 cursor-pointer place-items-center rounded-sm text-ink-2 hover:bg-hover group-data-[empty]:hidden">
          <X size={14} aria-hidden />
        </Button>
      </Group>
    </AriaSearchField>
  );
}

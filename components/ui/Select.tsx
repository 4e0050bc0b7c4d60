"use client";
import clsx from "clsx";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue, Text } from "react-aria-components";
import { FieldLabel, FieldNotes, type FieldTexts } from "./FieldText";
import { boxStyle } from "./field-style";

export interface Choice<Id extends string = string> {
  id: Id;
  label: string;
  description?: ReactNode;
  /** Shown, but can't be chosen; `description` tells why. */
  isDisabled?: boolean;
}

interface SelectProps<Id extends string> extends Omit<FieldTexts, "label"> {
  label: ReactNode;
  /** Keeps the label for screen readers only, where the place says it. */
  hideLabel?: boolean;
  items: readonly Choice<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
  placeholder?: string;
  isDisabled?: boolean;
  name?: string;
  /** 32 px high, for tool rows. */
  compact?: boolean;
  className?: string;
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hideLabel, description, errorMessage, items, value, onChange, placeholder, compact, className, isDisabled, name } = props;
  return (
    <AriaSelect
      validationBehavior="aria"
      value={value}
      onChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen) onChange(chosen.id);
      }}
      isInvalid={Boolean(errorMessage)}
      isDisabled={isDisabled}
      placeholder={placeholder}
      name={name}
      className={clsx("flex min-w-0 flex-col gap-1", className)}
    >
      <span className={hideLabel ? "sr-only" : "contents"}>
        <FieldLabel>{label}</FieldLabel>
      </span>
      <Button className={boxStyle(clsx("cursor-pointer justify-between text-start hover:bg-hover", compact && "md:h-8!"))}>
        {/* The text alone: the list's own row has a check and a description. */}
        <SelectValue className="truncate placeholder-shown:text-ink-3">
          {({ selectedText, defaultChildren }) => (selectedText ? <bdi>{selectedText}</bdi> : defaultChildren)}
        </SelectValue>
        <ChevronDown size={16} aria-hidden className="shrink-0 text-ink-2" />
      </Button>
      <FieldNotes description={description} errorMessage={errorMessage} />
      <Popover
        offset={4}
        className="min-w-(--trigger-width) max-w-[calc(100vw-2rem)] animate-rise overflow-auto rounded-lg border bg-surface p-1 shadow-float"
      >
        <ListBox items={items} className="outline-none">
          {(item) => (
            <ListBoxItem
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled}
              className="group flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2 py-1 outline-none focus:bg-hover hover:bg-hover disabled:cursor-default disabled:text-ink-3 max-md:min-h-12"
            >
              <Check size={16} aria-hidden className="invisible shrink-0 text-ink group-selected:visible" />
              <span className="flex min-w-0 flex-col">
                <Text slot="label">{item.label}</Text>
                {item.description && (
                  <Text slot="description" className="text-ink-2 text-sm">
                    {item.description}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

"use client";
import clsx from "clsx";
import type { ReactNode } from "react";
import { RadioGroup as AriaRadioGroup, RadioButton, RadioField, Text } from "react-aria-components";
import { FieldLabel, FieldNotes, type FieldTexts } from "./FieldText";
import type { Choice } from "./Select";

interface RadioGroupProps<Id extends string> extends FieldTexts {
  items: readonly Choice<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
  /** The whole group was left. */
  onBlur?: () => void;
  orientation?: "vertical" | "horizontal";
  isDisabled?: boolean;
  className?: string;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, description, errorMessage, items, value, onChange, onBlur, orientation = "vertical", isDisabled, className } = props;
  const choose = (id: string) => {
    const chosen = items.find((item) => item.id === id);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaRadioGroup
      validationBehavior="aria"
      value={value}
      onChange={choose}
      {...(onBlur && { onBlur })}
      orientation={orientation}
      isDisabled={isDisabled}
      isInvalid={Boolean(errorMessage)}
      className={clsx("flex flex-col gap-1", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <div className={clsx("flex", orientation === "vertical" ? "flex-col gap-1" : "flex-wrap gap-x-6 gap-y-1")}>
        {items.map((item) => (
          <Choosable key={item.id} item={item} />
        ))}
      </div>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  );
}

function Choosable({ item }: { item: Choice }): ReactNode {
  return (
    <RadioField value={item.id} isDisabled={item.isDisabled} className="relative flex flex-col">
      <RadioButton className="group flex min-h-7 cursor-pointer items-center gap-2 disabled:cursor-default disabled:text-ink-3 max-md:min-h-12">
        <span className="grid size-4.5 shrink-0 place-items-center rounded-full border border-line-strong bg-surface outline-offset-2 transition-colors group-selected:border-[5px] group-selected:border-accent group-focus-visible:outline-2 group-focus-visible:outline-accent" />
        <span>{item.label}</span>
      </RadioButton>
      {item.description && (
        <Text slot="description" className="ps-6.5 text-ink-2 text-sm">
          {item.description}
        </Text>
      )}
    </RadioField>
  );
}

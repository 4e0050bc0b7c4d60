"use client";
import { type CalendarDate, parseDate } from "@internationalized/date";
import clsx from "clsx";
import { DatePicker, Group } from "react-aria-components";
import { CalendarButton, CalendarPopover } from "./CalendarPopover";
import { DateInput } from "./DateInput";
import { FieldLabel, FieldNotes, type FieldTexts } from "./FieldText";
import { boxStyle } from "./field-style";

interface DateFieldProps extends FieldTexts {
  /** yyyy-mm-dd, or null while it isn't whole. */
  value: string | null;
  onChange: (date: string | null) => void;
  min?: string;
  max?: string;
  compact?: boolean;
  className?: string;
}

/** A day, typed or chosen from the month. */
export function DateField({ label, description, errorMessage, value, onChange, min, max, compact, className }: DateFieldProps) {
  return (
    <DatePicker<CalendarDate>
      validationBehavior="aria"
      value={value ? parseDate(value) : null}
      onChange={(date) => onChange(date?.toString() ?? null)}
      minValue={min ? parseDate(min) : undefined}
      maxValue={max ? parseDate(max) : undefined}
      shouldForceLeadingZeros
      isInvalid={Boolean(errorMessage)}
      className={clsx("flex flex-col gap-1", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <Group
        className={boxStyle(clsx("focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2", compact && "md:h-8!"))}
      >
        <DateInput />
        <CalendarButton />
      </Group>
      <FieldNotes description={description} errorMessage={errorMessage} />
      <CalendarPopover />
    </DatePicker>
  );
}

"use client";
import { parseTime, type Time } from "@internationalized/date";
import clsx from "clsx";
import { TimeField as AriaTimeField, type TimeFieldProps as AriaTimeFieldProps } from "react-aria-components";
import { DateInput } from "./DateInput";
import { FieldLabel, FieldNotes, type FieldTexts } from "./FieldText";
import { boxStyle } from "./field-style";

interface TimeFieldProps extends Pick<AriaTimeFieldProps<Time>, "isInvalid" | "aria-describedby">, FieldTexts {
  /** `HH:MM` of 24 hours, or null while it isn't whole. */
  value: string | null;
  onChange: (time: string | null) => void;
  /** Keeps the label for screen readers only, where the place says it. */
  hideLabel?: boolean;
  className?: string;
}

/** A time of day, by typing or arrows. */
export function TimeField(props: TimeFieldProps) {
  const { label, hideLabel, description, errorMessage, value, onChange, isInvalid, className, "aria-describedby": describedBy } = props;
  const invalid = isInvalid ?? Boolean(errorMessage);
  return (
    <AriaTimeField<Time>
      validationBehavior="aria"
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      value={value === null ? null : parseTime(value)}
      onChange={(time) => onChange(time?.toString().slice(0, "HH:MM".length) ?? null)}
      isInvalid={invalid}
      aria-describedby={describedBy}
      className={clsx("flex flex-col gap-1", className)}
    >
      <span className={hideLabel ? "sr-only" : "contents"}>
        <FieldLabel>{label}</FieldLabel>
      </span>
      {/* No Group: the input is one already, and would share its name and id. */}
      <div
        className={boxStyle(
          clsx("focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2", invalid && "border-danger!"),
        )}
      >
        <DateInput />
      </div>
      {(description || errorMessage) && <FieldNotes description={description} errorMessage={errorMessage} />}
    </AriaTimeField>
  );
}

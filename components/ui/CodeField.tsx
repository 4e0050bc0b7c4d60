"use client";
import clsx from "clsx";
import { type ReactNode, useState } from "react";
import { TextField as AriaTextField, Input } from "react-aria-components";
import { FieldLabel, FieldNotes, type FieldTexts } from "./FieldText";

interface CodeFieldProps extends FieldTexts {
  /** How many digits the code has. */
  length: number;
  /** Every digit typed or pasted; the code is the last `length` of them. */
  value: string;
  onChange: (digits: string) => void;
  autoFocus?: boolean;
  /** The element that says where the code is found. */
  "aria-describedby"?: string;
  className?: string;
}

/** No phone number is longer (E.164, with two digits for an exit code). */
const MOST_DIGITS = 17;

/**
 * A code in drawn cells over one real input. The whole number that the code ends may be typed or pasted: the cells show its end,
 * and nothing typed is lost to a digit too many.
 */
export function CodeField({ label, description, errorMessage, length, value, onChange, className, ...props }: CodeFieldProps) {
  const [caret, setCaret] = useState(value.length);
  const hidden = Math.max(0, value.length - length);
  const current = Math.max(0, Math.min(caret - hidden, length - 1));
  return (
    <AriaTextField
      {...props}
      validationBehavior="aria"
      value={value}
      onChange={(text) => onChange(text.replace(/\D/g, "").slice(-MOST_DIGITS))}
      isInvalid={Boolean(errorMessage)}
      inputMode="numeric"
      autoComplete="one-time-code"
      className={clsx("flex flex-col gap-2", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <div dir="ltr" className="group relative flex gap-2 self-start">
        {Array.from({ length }, (_, place) => (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            key={place}
            isCurrent={place === current}
            isInvalid={Boolean(errorMessage)}
          >
            {value[hidden + place]}
          </Cell>
        ))}
        <Input
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? value.length)}
          className="absolute inset-0 w-full cursor-text opacity-0"
        />
      </div>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}

function Cell({ isCurrent, isInvalid, children }: { isCurrent: boolean; isInvalid: boolean; children: ReactNode }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "grid h-14 w-12 place-items-center rounded-md border bg-surface font-mono font-semibold text-xl max-md:w-10",
        isInvalid ? "border-danger" : "border-line-strong",
        isCurrent && "group-focus-within:outline-2 group-focus-within:outline-accent group-focus-within:outline-offset-2",
      )}
    >
      {children ?? (isCurrent && <span className="hidden h-6 w-0.5 bg-accent group-focus-within:block" />)}
    </span>
  );
}

"use client";
import clsx from "clsx";
import { Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { NumberField as AriaNumberField, type NumberFieldProps as AriaNumberFieldProps, Button, Group, Input } from "react-aria-components";
import { FieldLabel, FieldNotes, type FieldTexts } from "./FieldText";
import { boxStyle } from "./field-style";

interface NumberFieldProps extends Omit<AriaNumberFieldProps, "className" | "children" | "style">, FieldTexts {
  /** What is counted, shown after the figure. */
  unit?: ReactNode;
  placeholder?: string;
  className?: string;
}

const STEP = "grid h-full w-9 shrink-0 cursor-pointer place-items-center text-ink-2 hover:bg-hover disabled:text-ink-3 max-md:w-12";

/** A number by typing, arrows, or the two buttons; parsed by locale, so never read its text. `value` NaN = empty. */
export function NumberField({ label, description, errorMessage, unit, placeholder, className, ...props }: NumberFieldProps) {
  return (
    <AriaNumberField
      validationBehavior="aria"
      // What was typed stays and is judged; clamped in silence, a 0 would become a 1.
      commitBehavior="validate"
      {...props}
      isInvalid={props.isInvalid ?? Boolean(errorMessage)}
      className={clsx("flex flex-col gap-1", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <Group className={boxStyle("overflow-hidden px-0! focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2")}>
        <Input placeholder={placeholder} dir="ltr" className="h-full w-full min-w-12 bg-transparent px-3 outline-none rtl:text-right" />
        {unit && <span className="shrink-0 text-ink-2 text-sm">{unit}</span>}
        <Button slot="decrement" className={clsx(STEP, "border-line border-s")}>
          <Minus size={14} aria-hidden />
        </Button>
        <Button slot="increment" className={clsx(STEP, "border-line border-s")}>
          <Plus size={14} aria-hidden />
        </Button>
      </Group>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  );
}

"use client";
import type { ComponentProps } from "react";
import { Controller, type FieldPathByValue } from "react-hook-form";
import { NumberField } from "@/components/ui/NumberField";
import type { DraftForm } from "@/lib/drafts/form";
import { useComposer } from "../use-composer";
import { useProblemText } from "../use-problem-text";

interface FormNumberProps extends Pick<ComponentProps<typeof NumberField>, "label" | "description" | "unit" | "placeholder" | "className"> {
  name: FieldPathByValue<DraftForm, number | null>;
  limits: { min: number; max: number };
}

/** A whole number of the composer's form; empty is `null` there. */
export function FormNumber({ name, limits, ...texts }: FormNumberProps) {
  const { form } = useComposer();
  const problemText = useProblemText();
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange, onBlur }, fieldState: { error } }) => (
        <NumberField
          {...texts}
          data-field={name}
          name={name}
          value={value ?? Number.NaN}
          onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
          onBlur={onBlur}
          minValue={limits.min}
          maxValue={limits.max}
          step={1}
          errorMessage={error?.message && problemText(error.message)}
        />
      )}
    />
  );
}

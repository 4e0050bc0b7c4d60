"use client";
import { Controller, type FieldPathByValue } from "react-hook-form";
import { TextArea } from "@/components/ui/TextArea";
import { TextField, type TextFieldProps } from "@/components/ui/TextField";
import type { DraftForm } from "@/lib/drafts/form";
import { useComposer } from "../use-composer";
import { useProblemText } from "../use-problem-text";

interface FormTextProps extends Pick<TextFieldProps, "label" | "description" | "placeholder" | "ltr" | "mono" | "className" | "inputMode"> {
  name: FieldPathByValue<DraftForm, string>;
  maxLength?: number;
}

/** A text of the composer's form; says what is wrong once the person has left it. */
export function FormText({ name, ...texts }: FormTextProps) {
  const { form } = useComposer();
  const problemText = useProblemText();
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { ref, ...field }, fieldState: { error } }) => (
        <TextField
          {...texts}
          {...field}
          data-field={name}
          inputRef={ref}
          autoComplete="off"
          errorMessage={error?.message && problemText(error.message)}
        />
      )}
    />
  );
}

/** The same on several lines. */
export function FormTextArea({
  name,
  rows,
  ...texts
}: Pick<FormTextProps, "name" | "label" | "description" | "placeholder"> & { rows: number }) {
  const { form } = useComposer();
  const problemText = useProblemText();
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { ref: _, ...field }, fieldState: { error } }) => (
        <TextArea {...texts} {...field} data-field={name} rows={rows} errorMessage={error?.message && problemText(error.message)} />
      )}
    />
  );
}

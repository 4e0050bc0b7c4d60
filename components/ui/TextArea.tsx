"use client";
import clsx from "clsx";
import { TextArea as AriaTextArea, TextField, type TextFieldProps } from "react-aria-components";
import { FieldLabel, FieldNotes, type FieldTexts } from "./FieldText";
import { boxStyle } from "./field-style";

interface TextAreaProps extends Omit<TextFieldProps, "className" | "children" | "style">, FieldTexts {
  placeholder?: string;
  rows?: number;
  ltr?: boolean;
  mono?: boolean;
  className?: string;
}

export function TextArea({ label, description, errorMessage, placeholder, rows = 5, ltr, mono, className, ...props }: TextAreaProps) {
  return (
    <TextField
      validationBehavior="aria"
      {...props}
      isInvalid={props.isInvalid ?? Boolean(errorMessage)}
      className={clsx("flex flex-col gap-1", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <AriaTextArea
        rows={rows}
        placeholder={placeholder}
        dir={ltr ? "ltr" : "auto"}
        className={boxStyle(clsx("h-auto! resize-y py-2 rtl:text-right", mono && "font-mono"))}
      />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </TextField>
  );
}

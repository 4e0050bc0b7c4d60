"use client";
import clsx from "clsx";
import type { ReactNode, Ref } from "react";
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Group, Input } from "react-aria-components";
import { FieldLabel, FieldNotes, type FieldTexts } from "./FieldText";
import { boxStyle } from "./field-style";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "className" | "children" | "style">, FieldTexts {
  placeholder?: string;
  /** Phones, e-mails, codes and addresses are typed left to right, and stand at the start of the line's side. */
  ltr?: boolean;
  /** Letters of one width, for phones and codes. */
  mono?: boolean;
  /** What stands inside the box after the text: a unit, a button. */
  after?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
}

export function TextField({
  label,
  description,
  errorMessage,
  placeholder,
  ltr,
  mono,
  after,
  inputRef,
  className,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      validationBehavior="aria"
      {...props}
      isInvalid={props.isInvalid ?? Boolean(errorMessage)}
      className={clsx("flex flex-col gap-1", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <Group className={boxStyle("focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2")}>
        <Input
          ref={inputRef}
          placeholder={placeholder}
          dir={ltr ? "ltr" : undefined}
          className={clsx("h-full w-full min-w-0 bg-transparent outline-none", ltr && "rtl:text-right", mono && "font-mono")}
        />
        {after}
      </Group>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}

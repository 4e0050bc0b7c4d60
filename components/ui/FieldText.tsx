"use client";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { labelStyle } from "./field-style";

export interface FieldTexts {
  label: ReactNode;
  /** What belongs into the field, before anything went wrong. */
  description?: ReactNode;
  /** What is wrong and what to do. Its presence marks the field as invalid. */
  errorMessage?: ReactNode;
}

export function FieldLabel({ children }: { children: ReactNode }) {
  return <Label className={labelStyle}>{children}</Label>;
}

/** The lines under a field. Both are tied to it for screen readers by React Aria. */
export function FieldNotes({ description, errorMessage }: Omit<FieldTexts, "label">) {
  return (
    <>
      {description && (
        <Text slot="description" className="text-ink-2 text-sm">
          {description}
        </Text>
      )}
      <FieldError className="flex items-start gap-1 text-danger text-sm">
        <CircleAlert size={14} aria-hidden className="mt-0.75 shrink-0" />
        <span>{errorMessage}</span>
      </FieldError>
    </>
  );
}

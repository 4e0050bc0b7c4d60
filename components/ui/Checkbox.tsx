"use client";
import clsx from "clsx";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { CheckboxButton, CheckboxField, type CheckboxFieldProps, Text } from "react-aria-components";

interface CheckboxProps extends Omit<CheckboxFieldProps, "className" | "children" | "style"> {
  children?: ReactNode;
  description?: ReactNode;
  className?: string;
}

export function Checkbox({ children, description, className, ...props }: CheckboxProps) {
  return (
    <CheckboxField {...props} className={clsx("relative flex flex-col", className)}>
      <CheckboxButton className="group flex min-h-6 cursor-pointer items-center gap-2 disabled:cursor-default disabled:text-ink-3 max-md:min-h-12">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="grid size-4.5 shrink-0 place-items-center rounded-sm border border-line-strong bg-surface text-on-accent outline-offset-2 transition-colors group-selected:border-accent group-selected:bg-accent group-indeterminate:border-accent group-indeterminate:bg-accent group-disabled:border-line group-focus-visible:outline-2 group-focus-visible:outline-accent">
              {isIndeterminate ? (
                <Minus size={14} strokeWidth={3} aria-hidden />
              ) : (
                isSelected && <Check size={14} strokeWidth={3} aria-hidden />
              )}
            </span>
            {children && <span>{children}</span>}
          </>
        )}
      </CheckboxButton>
      {description && (
        <Text slot="description" className="ps-6.5 text-ink-2 text-sm">
          {description}
        </Text>
      )}
    </CheckboxField>
  );
}

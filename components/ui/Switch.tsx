"use client";
import clsx from "clsx";
import type { ReactNode } from "react";
import { SwitchButton, SwitchField, type SwitchFieldProps, Text } from "react-aria-components";

interface SwitchProps extends Omit<SwitchFieldProps, "className" | "children" | "style"> {
  children: ReactNode;
  description?: ReactNode;
  className?: string;
}

/** On or off, in force at once. */
export function Switch({ children, description, className, ...props }: SwitchProps) {
  return (
    <SwitchField {...props} className={clsx("relative flex flex-col", className)}>
      <SwitchButton className="group flex min-h-6 cursor-pointer items-center gap-2 disabled:cursor-default disabled:text-ink-3 max-md:min-h-12">
        <span className="flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-0.5 outline-offset-2 transition-colors group-selected:border-accent group-selected:bg-accent group-focus-visible:outline-2 group-focus-visible:outline-accent">
          <span className="size-3.5 rounded-full bg-line-strong transition-transform group-selected:bg-on-accent ltr:group-selected:translate-x-4 rtl:group-selected:-translate-x-4" />
        </span>
        <span>{children}</span>
      </SwitchButton>
      {description && (
        <Text slot="description" className="ps-11 text-ink-2 text-sm">
          {description}
        </Text>
      )}
    </SwitchField>
  );
}

"use client";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { type ButtonKind, type ButtonSize, buttonStyle } from "./button-style";
import { Spinner } from "./Spinner";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "children" | "style"> {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** What is told while it is pending, for what may take a while; without it, the spinner stands over the words. */
  pendingLabel?: ReactNode;
  /** Layout only: width, margin, grow. */
  className?: string;
  children: ReactNode;
}

/** While `isPending` the button keeps its focus, and its width unless it has something to tell, and can't be pressed. */
export function Button({ kind = "secondary", size = "normal", icon: Icon, pendingLabel, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonStyle(kind, size, className)}>
      {({ isPending }) =>
        isPending && pendingLabel ? (
          <>
            <Spinner />
            <span>{pendingLabel}</span>
          </>
        ) : (
          <>
            <span className={isPending ? "invisible contents" : "contents"}>
              {Icon && <Icon size={16} aria-hidden className={isPending ? "invisible shrink-0" : "shrink-0"} />}
              <span className={isPending ? "opacity-0" : undefined}>{children}</span>
            </span>
            {isPending && (
              <span className="absolute inset-0 grid place-items-center">
                <Spinner />
              </span>
            )}
          </>
        )
      }
    </AriaButton>
  );
}

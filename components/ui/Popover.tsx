"use client";
import clsx from "clsx";
import type { ReactElement, ReactNode } from "react";
import { Popover as AriaPopover, Dialog, DialogTrigger } from "react-aria-components";
import { FollowsButton } from "./FollowsButton";

interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement;
  /** What it is, for screen readers. */
  label: string;
  /** Two columns wide. */
  wide?: boolean;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small window tied to its button, for a short form or an explanation. */
export function Popover({ trigger, label, wide = false, children }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover
        placement="bottom end"
        offset={4}
        className={clsx(
          "max-w-[calc(100vw-2rem)] animate-rise overflow-auto rounded-lg border bg-surface p-4 shadow-float",
          wide ? "w-xl" : "w-80",
        )}
      >
        <FollowsButton />
        <Dialog aria-label={label} className="outline-none">
          {({ close }) => (typeof children === "function" ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}

"use client";
import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { Button, type ButtonProps, TooltipTrigger } from "react-aria-components";
import { buttonStyle } from "./button-style";
import { Tooltip } from "./Tooltip";

interface IconButtonProps extends Omit<ButtonProps, "className" | "children" | "style" | "aria-label"> {
  /** Said to a screen reader and shown as a tooltip. */
  label: string;
  icon: LucideIcon;
  kind?: "secondary" | "quiet";
  className?: string;
}

export function IconButton({ label, icon: Icon, kind = "quiet", className, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <Button {...props} aria-label={label} className={buttonStyle(kind, "normal", clsx("w-8 px-0! max-md:w-12", className))}>
        <Icon size={16} aria-hidden />
      </Button>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  );
}

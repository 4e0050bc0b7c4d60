"use client";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Link, type LinkProps } from "react-aria-components";
import { type ButtonKind, type ButtonSize, buttonStyle } from "./button-style";

interface LinkButtonProps extends Omit<LinkProps, "className" | "children" | "style"> {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: LucideIcon;
  className?: string;
  children: ReactNode;
}

/** A link that looks like a button: it leads somewhere. */
export function LinkButton({ kind = "secondary", size = "normal", icon: Icon, className, children, ...props }: LinkButtonProps) {
  return (
    <Link {...props} className={buttonStyle(kind, size, className)}>
      {Icon && <Icon size={16} aria-hidden className="shrink-0" />}
      <span>{children}</span>
    </Link>
  );
}

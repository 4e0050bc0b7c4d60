"use client";
import clsx from "clsx";
import type { ReactNode } from "react";
import { Link, type LinkProps } from "react-aria-components";

interface TextLinkProps extends Omit<LinkProps, "className" | "children" | "style"> {
  className?: string;
  children: ReactNode;
}

/** A link in text or in a table cell. */
export function TextLink({ className, children, ...props }: TextLinkProps) {
  return (
    <Link
      {...props}
      className={clsx("rounded-sm font-semibold text-accent hover:text-accent-hover hover:underline max-md:py-3", className)}
    >
      {children}
    </Link>
  );
}

"use client";
import { Check, type LucideIcon } from "lucide-react";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  Header,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";
import { FollowsButton } from "./FollowsButton";

interface MenuProps extends Omit<AriaMenuProps<object>, "className" | "children" | "style"> {
  /** The button that opens it. */
  trigger: ReactElement;
  placement?: ComponentProps<typeof Popover>["placement"];
  children: ReactNode;
}

export function Menu({ trigger, placement = "bottom end", children, ...props }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        placement={placement}
        offset={4}
        className="min-w-48 max-w-[calc(100vw-2rem)] animate-rise overflow-auto rounded-lg border bg-surface p-1 shadow-float"
      >
        <FollowsButton />
        <AriaMenu {...props} className="outline-none">
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  id: string;
  icon?: LucideIcon;
  onAction?: () => void;
  href?: string;
  download?: string | boolean;
  isDisabled?: boolean;
  tone?: "plain" | "danger";
  /** What the keyboard search finds it by, when the child isn't plain text. */
  textValue?: string;
  children: ReactNode;
}

export function MenuItem({ icon: Icon, tone = "plain", textValue, children, ...props }: MenuItemProps) {
  const text = textValue ?? (typeof children === "string" ? children : undefined);
  return (
    <AriaMenuItem
      {...props}
      textValue={text}
      className={`group flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2 outline-none hover:bg-hover focus:bg-hover disabled:cursor-default disabled:text-ink-3 max-md:min-h-12 ${tone === "danger" ? "text-danger" : "text-ink"}`}
    >
      {({ selectionMode }) => (
        <>
          {selectionMode !== "none" && <Check size={16} aria-hidden className="invisible shrink-0 group-selected:visible" />}
          {Icon && <Icon size={16} aria-hidden className="shrink-0" />}
          <span className="min-w-0">{children}</span>
        </>
      )}
    </AriaMenuItem>
  );
}

export function MenuSeparator() {
  return <Separator className="my-1 border-t" />;
}

/** Items under a line that tells what they have in common. */
export function MenuSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <AriaMenuSection>
      <Header className="px-2 pt-1 pb-2 text-ink-2 text-sm">{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

"use client";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useContext, useDeferredValue } from "react";
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, DisclosureStateContext, Heading } from "react-aria-components";

interface DisclosureProps {
  title: ReactNode;
  /** Before the title: the section's state. */
  mark?: ReactNode;
  /** What is inside, in a line; stands between title and arrow. */
  summary?: ReactNode;
  defaultExpanded?: boolean;
  isExpanded?: boolean;
  onExpandedChange?: (isExpanded: boolean) => void;
  /** `section`: a row of a card, with room. `plain`: a link-like line for details. */
  look?: "section" | "plain";
  className?: string;
  children: ReactNode;
}

export function Disclosure({ title, mark, summary, look = "plain", className, children, ...state }: DisclosureProps) {
  const isSection = look === "section";
  return (
    <AriaDisclosure {...state} className={clsx(isSection && "border-t first:border-t-0", className)}>
      <Heading level={isSection ? 2 : 3}>
        <Button
          slot="trigger"
          className={clsx(
            "group/trigger flex w-full cursor-pointer items-center gap-3 rounded-md text-start outline-offset-[-2px]!",
            isSection ? "min-h-14 px-4 max-md:flex-wrap max-md:gap-y-0 max-md:py-2" : "min-h-8 max-md:min-h-12",
          )}
        >
          {mark}
          <span className={clsx("font-semibold", isSection && "md:w-44")}>{title}</span>
          {summary && <span className="min-w-0 flex-1 truncate font-normal text-ink-2 max-md:order-last max-md:basis-full">{summary}</span>}
          <ChevronDown
            size={16}
            aria-hidden
            className="ms-auto shrink-0 text-ink-2 transition-transform group-aria-expanded/trigger:rotate-180"
          />
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className={isSection ? "px-4 pb-4" : "py-2"}>
          <Content>{children}</Content>
        </div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}

/** In a closed panel the browser's search finds what is in it, too, but nobody waits for it: it is drawn when the page has time. */
function Content({ children }: { children: ReactNode }) {
  const isExpanded = useContext(DisclosureStateContext)?.isExpanded;
  const later = useDeferredValue(children, null);
  return isExpanded ? children : later;
}

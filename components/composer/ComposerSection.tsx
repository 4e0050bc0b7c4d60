"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Disclosure } from "@/components/ui/Disclosure";
import { SectionMark } from "./SectionMark";
import { SECTIONS, type SectionId, type SectionState } from "./steps";
import { type SectionsControl, sectionDomId } from "./use-sections";

interface ComposerSectionProps {
  id: SectionId;
  state: SectionState;
  /** What it holds, in a line; the problem where there is one. */
  summary: ReactNode;
  control: SectionsControl;
  children: ReactNode;
}

/** One of the five parts: its state by shape and word, what it holds, and its fields when it is open. */
export function ComposerSection({ id, state, summary, control, children }: ComposerSectionProps) {
  const t = useTranslations("composer");
  const next = SECTIONS[SECTIONS.indexOf(id) + 1];
  return (
    <section id={sectionDomId(id)} className="scroll-mt-16 border-t first:border-t-0 md:scroll-mt-2">
      <Disclosure
        look="section"
        title={t(`sections.${id}`)}
        mark={<SectionMark state={state} />}
        summary={
          <span className="flex items-center gap-3">
            <span className="min-w-0 flex-1 truncate">{summary}</span>
            <span className={clsx("shrink-0 text-sm", state === "attention" ? "font-semibold text-warning" : "text-ink-2")}>
              {t(`states.${state}`)}
            </span>
          </span>
        }
        isExpanded={control.isOpen(id)}
        onExpandedChange={(isOpen) => control.setOpen(id, isOpen)}
      >
        {children}
        {next && (
          <Button className="mt-6" onPress={() => control.advance(id, next)}>
            {t("next", { section: t(`sections.${next}`) })}
          </Button>
        )}
      </Disclosure>
    </section>
  );
}

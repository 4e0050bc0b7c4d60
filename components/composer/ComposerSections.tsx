"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/Card";
import { useErrorText } from "@/components/ui/use-error-text";
import { formatMoney } from "@/lib/money";
import { ComposerSection } from "./ComposerSection";
import { isRefusal, refusalOf } from "./refusal";
import { SectionFields } from "./SectionFields";
import { SECTIONS, type SectionId, type SectionState, type Step, stateOf, stepOf } from "./steps";
import { useSummaries } from "./use-answers";
import { useComposer } from "./use-composer";
import type { Pricing } from "./use-pricing";
import { useProblemWords } from "./use-problem-text";
import { type SectionsControl, ShownFieldProvider } from "./use-sections";

interface ComposerSectionsProps {
  control: SectionsControl;
  pricing: Pricing;
  onGoTo: (step: Step) => void;
}

export function ComposerSections({ control, pricing, onGoTo }: ComposerSectionsProps) {
  const head = useSectionHeads(pricing);
  return (
    <ShownFieldProvider value={control.shown}>
      <Card flush>
        {SECTIONS.map((id) => (
          <ComposerSection key={id} id={id} {...head(id)} control={control}>
            <SectionFields id={id} isOpen={control.isOpen(id)} pricing={pricing} onGoTo={onGoTo} />
          </ComposerSection>
        ))}
      </Card>
    </ShownFieldProvider>
  );
}

/** State and line of each section: what it holds when it is done, else what it lacks or what is wrong. */
function useSectionHeads(pricing: Pricing) {
  const t = useTranslations("composer");
  const { problems } = useComposer();
  const problemWords = useProblemWords();
  const errorText = useErrorText();
  const summaries = useSummaries();
  const { figures, isCurrent, isRefused, error } = pricing;
  // What IP-Sales, or our own rules, refused in the last dry run.
  const { step: refused, text } = refusalOf(error);

  const review = (): { state: SectionState; summary: ReactNode } => {
    if (isRefused) return { state: "attention", summary: t("rail.closed") };
    if (isCurrent)
      return { state: "done", summary: summaries.review(figures?.accepted ?? null, figures?.price ? formatMoney(figures.price) : null) };
    if (error) return { state: "attention", summary: t(isRefusal(error) ? "rail.refused" : "rail.unreachable") };
    return { state: "todo", summary: t("reviewHint") };
  };
  return (id: SectionId): { state: SectionState; summary: ReactNode } => {
    if (id === "review") return review();
    const own = problems.filter(({ path }) => stepOf(path) === id);
    const worst = own.find(({ isMissing }) => !isMissing) ?? own[0];
    if (worst) return { state: stateOf(id, problems), summary: problemWords(worst) };
    if (refused === id) return { state: "attention", summary: text ?? errorText(error) };
    if (isRefused && id === "timing") return { state: "attention", summary: t("rail.closed") };
    return { state: "done", summary: summaries[id] };
  };
}

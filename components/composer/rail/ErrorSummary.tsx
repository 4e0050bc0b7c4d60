"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { TextLink } from "@/components/ui/TextLink";
import { STEPS, stepOf } from "../steps";
import { useProblemWords } from "../use-problem-text";
import type { Summary } from "./use-launch-press";

interface ErrorSummaryProps {
  summary: Summary;
  onGoToField: (path: string) => void;
}

/** Everything that stands in the way, each leading to its field. It gets the focus whenever it is asked for. */
export function ErrorSummary({ summary: { blocks, problems, round }, onGoToField }: ErrorSummaryProps) {
  const t = useTranslations("composer");
  const words = useProblemWords();
  const titleId = useId();
  const ref = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once more, it gets the focus once more
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: "center" });
  }, [round]);
  const place = (path: string) => STEPS.indexOf(stepOf(path) ?? "title");
  const ordered = problems.toSorted((a, b) => place(a.path) - place(b.path));
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-labelledby={titleId}
      className="rounded-lg border-2 border-danger bg-surface p-4 outline-offset-2 focus:outline-2 focus:outline-accent"
    >
      <h2 id={titleId} className="flex items-start gap-2 font-semibold">
        <CircleAlert size={18} aria-hidden className="mt-0.5 shrink-0 text-danger" />
        {t(`summary.${blocks}`, { count: problems.length })}
      </h2>
      <ul className="mt-2 flex flex-col gap-1 ps-6.5 max-md:ps-0">
        {ordered.map((problem) => {
          const step = stepOf(problem.path);
          return (
            <li key={problem.path} className="flex max-md:min-h-12 max-md:items-center">
              <TextLink onPress={() => onGoToField(problem.path)} className="cursor-pointer">
                {step && `${t(`steps.${step}`)}: `}
                {words(problem)}
              </TextLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

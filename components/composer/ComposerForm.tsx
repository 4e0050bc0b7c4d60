"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { ComposerHead } from "./ComposerHead";
import { ComposerSections } from "./ComposerSections";
import { Dock, RAIL_DOM_ID } from "./rail/Dock";
import { LaunchButton } from "./rail/LaunchButton";
import { LaunchDialog } from "./rail/LaunchDialog";
import { Rail } from "./rail/Rail";
import { RailProblem } from "./rail/RailProblem";
import { Remaining } from "./rail/Remaining";
import { refusalOf } from "./refusal";
import { problemsOf } from "./spec";
import { remainingSteps, type SectionId, type Step } from "./steps";
import { type Decision, keepLaunched, type Stored, writeStored } from "./storage";
import { ComposerProvider, useComposerState } from "./use-composer";
import { useLaunching } from "./use-launching";
import { inputOf, usePricing } from "./use-pricing";
import { useSections } from "./use-sections";

interface ComposerFormProps {
  actorId: string;
  stored: Stored;
  onStartOver: () => void;
}

/** The whole of it: the sections, the rail beside them, and the launch. */
export function ComposerForm({ actorId, stored, onStartOver }: ComposerFormProps) {
  const t = useTranslations("composer");
  const composer = useComposerState(stored);
  const { values, problems, showProblems } = composer;
  const kept = useKept(actorId, stored, values);
  const pricing = usePricing(composer);
  const sections = useSections(firstSection(stored));
  const launching = useLaunching(kept);
  const [isAsked, setAsked] = useState(false);

  const remaining = remainingSteps(problems);
  const refused = pricing.isRefused ? "timing" : pricing.error ? refusalOf(pricing.error).step : null;
  const goTo = useCallback(
    (step: Step) => {
      showProblems(step);
      sections.goTo(step);
    },
    [showProblems, sections.goTo],
  );
  const ask = () => {
    launching.reset();
    setAsked(true);
  };

  return (
    <ComposerProvider value={composer}>
      <div className="grid items-start gap-x-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex min-w-0 flex-col gap-4">
          <ComposerHead onStartOver={onStartOver} />
          <ComposerSections control={sections} pricing={pricing} refused={refused} onGoTo={goTo} />
        </div>
        <aside id={RAIL_DOM_ID} aria-label={t("rail.title")} className="max-lg:mt-4 lg:sticky lg:top-4">
          <Rail pricing={pricing}>
            {pricing.error !== null && <RailProblem error={pricing.error} onGoTo={goTo} onRetry={pricing.askAgain} />}
            <Remaining steps={remaining} onGoTo={goTo} />
            {pricing.isRefused && <Button onPress={() => goTo("timing")}>{t("rail.goTo", { step: t("steps.timing") })}</Button>}
            <LaunchButton pricing={pricing} onPress={ask} className="w-full max-lg:hidden" />
          </Rail>
        </aside>
      </div>
      <Dock pricing={pricing} remaining={remaining} onGoTo={goTo} onLaunch={ask} />
      {pricing.figures && (
        <LaunchDialog
          figures={pricing.figures}
          isOpen={isAsked}
          onClose={() => setAsked(false)}
          onLaunch={(repeatOf) => launching.launch(inputOf(values, composer.recording), repeatOf)}
          isPending={launching.isPending}
          error={launching.error}
          sameContent={launching.sameContent}
        />
      )}
    </ComposerProvider>
  );
}

/** Where a person goes on: the first section that still lacks something. */
function firstSection({ values }: Stored): SectionId {
  const facts = { accepted: values.audienceId === null ? null : 1, hasRecording: false, nowMs: Date.now() };
  const next = remainingSteps(problemsOf(values, facts)).find((step) => step !== "title");
  return next ?? "review";
}

/** Keeps what is typed in the tab's storage, until it is launched. */
function useKept(actorId: string, stored: Stored, values: Stored["values"]) {
  const decision = useRef<Decision | null>(stored.decision);
  const isLaunched = useRef(false);
  useEffect(() => {
    if (!isLaunched.current) writeStored(actorId, { values, decision: decision.current });
  }, [actorId, values]);
  return {
    decision,
    onDecision: (next: Decision | null) => {
      decision.current = next;
      writeStored(actorId, { values, decision: next });
    },
    onLaunched: (launchId: string) => {
      isLaunched.current = true;
      keepLaunched(actorId, launchId, values);
    },
  };
}

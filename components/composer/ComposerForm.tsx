"use client";
import type { ReactNode } from "react";
import type { DraftForm } from "@/lib/drafts/form";
import { ComposerHead } from "./ComposerHead";
import { ComposerSections } from "./ComposerSections";
import { DraftTrouble } from "./DraftTrouble";
import type { DraftKeeper } from "./draft-keeper";
import type { Start } from "./draft-start";
import { problemsOf } from "./problems";
import { ErrorSummary } from "./rail/ErrorSummary";
import { LaunchRail } from "./rail/LaunchRail";
import { useLaunchPress } from "./rail/use-launch-press";
import { remainingSteps, type SectionId } from "./steps";
import { ComposerProvider, useComposer, useComposerState } from "./use-composer";
import { type DraftOptions, OpenDraftProvider, useDraft, useKeeper } from "./use-draft";
import { useDraftLaunch } from "./use-draft-launch";
import { usePricing } from "./use-pricing";
import { useSections } from "./use-sections";

interface ComposerFormProps {
  actorId: string;
  start: Start;
  /** The page shows another draft from now on. */
  onMove: (draftId: string) => void;
}

/** The whole of it: the sections, the rail beside them, and the launch. */
export function ComposerForm({ actorId, start, onMove }: ComposerFormProps) {
  const keeper = useKeeper(actorId, start);
  const composer = useComposerState(start.form);
  const launch = useDraftLaunch(actorId, keeper);
  const pricing = usePricing(composer);
  const sections = useSections(firstSection(start.form));

  const press = useLaunchPress({ composer, pricing, sections, onAsk: launch.ask });

  return (
    <ComposerProvider value={composer}>
      <KeptDraft keeper={keeper} onMove={onMove} isLaunching={launch.isAsked || launch.isPending}>
        <DraftTrouble />
        <div className="grid items-start gap-x-4 lg:grid-cols-[minmax(0,1fr)_320px]">
          <div className="flex min-w-0 flex-col gap-4">
            {press.summary && <ErrorSummary summary={press.summary} onGoToField={press.goToField} />}
            <ComposerHead />
            <ComposerSections control={sections} pricing={pricing} onGoTo={press.goTo} />
          </div>
          <LaunchRail pricing={pricing} press={press} question={launch} />
        </div>
      </KeptDraft>
    </ComposerProvider>
  );
}

/** What the saving moves is its own words, not the parts around them. */
function KeptDraft({ keeper, children, ...options }: DraftOptions & { keeper: DraftKeeper; children: ReactNode }) {
  const draft = useDraft(keeper, useComposer(), options);
  return <OpenDraftProvider value={draft}>{children}</OpenDraftProvider>;
}

/** Where a person goes on: the first section that still lacks something. */
function firstSection(form: DraftForm): SectionId {
  const facts = { accepted: form.sources.length === 0 ? null : 1, nowMs: Date.now() };
  const next = remainingSteps(problemsOf(form, facts)).find((step) => step !== "title");
  return next ?? "review";
}

"use client";
import { useCallback, useEffect, useState } from "react";
import type { DraftForm } from "@/lib/drafts/form";
import { isSameForm } from "@/lib/drafts/same-form";
import type { Problem } from "../problems";
import type { Step } from "../steps";
import type { Composer } from "../use-composer";
import type { Pricing } from "../use-pricing";
import type { SectionsControl } from "../use-sections";
import { type Readiness, readinessOf } from "./readiness";
import { concernsTest } from "./test-call";

/** What a list of problems stands in the way of. */
export type Blocked = "launch" | "test";

/** Everything that stands in the way, in one list. */
export interface Summary {
  blocks: Blocked;
  problems: Problem[];
  /** How often it was asked for: each time the focus goes there. */
  round: number;
}

export interface LaunchPress {
  readiness: Readiness;
  /** It was pressed before the price was there: the question opens when it comes. */
  isWaiting: boolean;
  /** The launch button was pressed: opens the question, or leads to what stands in its way. */
  press: () => void;
  summary: Summary | null;
  /** Shows what stands in the way, in one list, and beside each field. */
  showSummary: (blocks: Blocked) => void;
  /** To a part of the page, whose fields then say what is wrong. */
  goTo: (step: Step) => void;
  /** To the very field. */
  goToField: (path: string) => void;
}

interface Options {
  composer: Composer;
  pricing: Pricing;
  sections: Pick<SectionsControl, "goTo" | "goToField">;
  /** Opens the last question. */
  onAsk: () => void;
}

/** The launch button is never dead: what it does depends on what the campaign lacks. */
export function useLaunchPress({ composer, pricing, sections, onAsk }: Options): LaunchPress {
  const { values, problems, audience, showProblems, showAllProblems } = composer;
  const readiness = readinessOf(problems, audience.isCounting, pricing);
  const [asked, setSummary] = useState<{ blocks: Blocked; round: number } | null>(null);
  // Whoever changes something while waiting has to press again.
  const [waitingFor, setWaitingFor] = useState<DraftForm | null>(null);
  const isWaiting = waitingFor !== null && isSameForm(waitingFor, values);

  useEffect(() => {
    if (!isWaiting || isPending(readiness.kind)) return;
    setWaitingFor(null);
    if (readiness.kind === "ready") onAsk();
  }, [isWaiting, readiness.kind, onAsk]);

  const listed = asked === null ? [] : asked.blocks === "test" ? problems.filter(concernsTest) : problems;
  const isSolved = asked !== null && listed.length === 0;
  useEffect(() => {
    if (isSolved) setSummary(null);
  }, [isSolved]);

  const showSummary = (blocks: Blocked) => {
    showAllProblems();
    setSummary((before) => ({ blocks, round: (before?.round ?? 0) + 1 }));
  };
  const { goTo: goToSection, goToField } = sections;
  const goTo = useCallback(
    (step: Step) => {
      showProblems(step);
      goToSection(step);
    },
    [showProblems, goToSection],
  );
  const wait = () => {
    setWaitingFor(values);
    if (readiness.kind !== "counting") pricing.askAgain();
  };
  const press = () => {
    switch (readiness.kind) {
      case "ready":
        return onAsk();
      case "incomplete":
        return showSummary("launch");
      case "short":
        return goToField("audience");
      case "closed":
        return goToField("schedule.startAt");
      case "refused":
        return readiness.path === null ? wait() : goToField(readiness.path);
      default:
        return wait();
    }
  };
  return {
    readiness,
    isWaiting,
    press,
    summary: asked && !isSolved ? { ...asked, problems: listed } : null,
    showSummary,
    goTo,
    goToField,
  };
}

const isPending = (kind: Readiness["kind"]) => kind === "asking" || kind === "counting";

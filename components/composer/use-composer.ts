"use client";
import { toNestErrors } from "@hookform/resolvers";
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { type FieldErrors, type Resolver, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import { useLeaveQuestion } from "@/components/ui/use-leave-question";
import type { DraftForm } from "@/lib/drafts/form";
import { type AudienceTotal, useAudienceTotal } from "./audience/use-audience-total";
import { type Problem, problemsOf } from "./problems";
import { type Step, stepOf } from "./steps";

/** Everything the page's parts share while a campaign is composed. */
export interface Composer {
  form: UseFormReturn<DraftForm, Clock>;
  values: DraftForm;
  /** Of all sources together. */
  audience: AudienceTotal;
  problems: Problem[];
  /** Makes the fields of a step say what is wrong with them. */
  showProblems: (step: Step) => void;
  /** Makes every field say what is wrong with it, from now on while it is typed in. */
  showAllProblems: () => void;
}

const ComposerContext = createContext<Composer | null>(null);
export const ComposerProvider = ComposerContext.Provider;

/** The campaign that is being composed. Only inside the composer. */
export function useComposer(): Composer {
  const composer = useContext(ComposerContext);
  if (!composer) throw new Error("useComposer stands outside the composer");
  return composer;
}

/** Times go by while the page is open: a start that was ahead no longer is. */
const CLOCK_MS = 15_000;

/** @param initial what the fields hold at first */
export function useComposerState(initial: DraftForm): Composer {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);

  const clock = useMemo(() => ({ nowMs }), [nowMs]);
  const form = useForm<DraftForm, Clock>({ defaultValues: initial, mode: "onTouched", resolver, context: clock, shouldFocusError: false });
  const values = useWatch({ control: form.control, compute: (all: DraftForm) => all });
  const audience = useAudienceTotal(values.sources);

  const { trigger, handleSubmit } = form;
  const accepted = audience.figures?.accepted ?? null;
  const { isReading } = audience;
  // What was pasted and not read yet is nowhere but here.
  useLeaveQuestion(isReading);
  const problems = useMemo(() => problemsOf(values, { accepted, isReading, nowMs }), [values, accepted, isReading, nowMs]);

  const showProblems = useCallback(
    (step: Step) => {
      const paths = problems.map(({ path }) => path).filter((path) => stepOf(path) === step);
      void trigger(FIELDS.filter((field) => paths.some((path) => path === field || path.startsWith(`${field}.`))));
    },
    [problems, trigger],
  );

  // To react-hook-form it is a submission; what is launched is read from the values.
  const showAllProblems = useCallback(() => void handleSubmit(nothing, nothing)(), [handleSubmit]);

  return useMemo(
    () => ({ form, values, audience, problems, showProblems, showAllProblems }),
    [form, values, audience, problems, showProblems, showAllProblems],
  );
}

const nothing = () => undefined;

const FIELDS = [
  "title",
  "message",
  "keys",
  "answers",
  "callerId",
  "callLength",
  "retries",
  "schedule",
  "maxRing",
  "externalId",
  "description",
] as const satisfies readonly (keyof DraftForm)[];

/** What the fields' own rules ask of the world; who is called is no field's error. */
interface Clock {
  nowMs: number;
}

const resolver: Resolver<DraftForm, Clock> = (values, clock, options) => {
  if (!clock) throw new Error("the composer's form has no clock");
  const errors: FieldErrors = {};
  for (const { path, message } of problemsOf(values, { accepted: null, ...clock })) errors[path] = { type: "rule", message };
  return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors: toNestErrors(errors, options) };
};

"use client";
import { toNestErrors } from "@hookform/resolvers";
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { type FieldErrors, type Resolver, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import { type AudienceValue, useKeptAudience } from "./audience/use-kept-audience";
import type { ChosenRecording } from "./message/use-chosen-recording";
import { type ComposerFacts, type Problem, problemsOf } from "./spec";
import { type Step, stepOf } from "./steps";
import type { Stored } from "./storage";
import type { ComposerValues } from "./values";

/** Everything the page's parts share while a campaign is composed. */
export interface Composer {
  form: UseFormReturn<ComposerValues, ComposerFacts>;
  values: ComposerValues;
  audience: AudienceValue | null;
  /** What became of the audience that was kept over a refresh. */
  keptAudience: ReturnType<typeof useKeptAudience>;
  setAudience: (audience: AudienceValue | null) => void;
  recording: ChosenRecording | null;
  setRecording: (recording: ChosenRecording | null) => void;
  problems: Problem[];
  /** Makes the fields of a step say what is wrong with them. */
  showProblems: (step: Step) => void;
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

export function useComposerState(stored: Stored): Composer {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);

  const [recording, setRecording] = useState<ChosenRecording | null>(null);
  const [audience, setAudienceValue] = useState<AudienceValue | null>(null);
  const facts = useMemo(
    () => ({ accepted: audience?.summary.accepted ?? null, hasRecording: recording !== null, nowMs }),
    [audience, recording, nowMs],
  );
  const form = useForm<ComposerValues, ComposerFacts>({ defaultValues: stored.values, mode: "onTouched", resolver, context: facts });
  const values = useWatch({ control: form.control, compute: (all: ComposerValues) => all });

  const { setValue, trigger } = form;
  const setAudience = useCallback(
    (next: AudienceValue | null) => {
      setAudienceValue(next);
      setValue("audienceId", next?.audienceId ?? null);
    },
    [setValue],
  );
  const keptAudience = useKeptAudience(stored.values.audienceId, setAudience);
  const problems = useMemo(() => problemsOf(values, facts), [values, facts]);

  const showProblems = useCallback(
    (step: Step) => {
      const paths = problems.map(({ path }) => path).filter((path) => stepOf(path) === step);
      void trigger(FIELDS.filter((field) => paths.some((path) => path === field || path.startsWith(`${field}.`))));
    },
    [problems, trigger],
  );

  return { form, values, audience, keptAudience, setAudience, recording, setRecording, problems, showProblems };
}

const FIELDS = [
  "title",
  "message",
  "keys",
  "callerId",
  "callLength",
  "retries",
  "schedule",
  "maxRing",
  "externalId",
  "description",
] as const satisfies readonly (keyof ComposerValues)[];

const resolver: Resolver<ComposerValues, ComposerFacts> = (values, facts, options) => {
  if (!facts) throw new Error("the composer's form has no facts");
  const errors: FieldErrors = {};
  for (const { path, message } of problemsOf(values, facts)) errors[path] = { type: "rule", message };
  return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors: toNestErrors(errors, options) };
};

"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { useLeaveQuestion } from "@/components/ui/use-leave-question";
import { DEFAULT_RULES } from "@/lib/reports/judge";
import { rulesDigest, type VerdictOverride, VerdictRules } from "@/lib/reports/verdict-rules";
import { useSaveVerdictRules } from "@/lib/verdict-rules/queries";
import type { VerdictRulesAnswer } from "@/lib/verdict-rules/schema";

/** One of the list; `id` stays the same while it is moved and changed. */
export interface OverrideDraft {
  id: number;
  override: VerdictOverride;
}

export interface VerdictForm {
  /** Null: nothing is typed. */
  hungUpUnderSeconds: number | null;
  setThreshold: (seconds: number | null) => void;
  overrides: readonly OverrideDraft[];
  setOverrides: (overrides: readonly OverrideDraft[]) => void;
  /** A new one, for the end of the list. */
  draftOf: (override: VerdictOverride) => OverrideDraft;
  /** As they stand in the form; null while they are none that could be saved. */
  rules: VerdictRules | null;
  isDirty: boolean;
  /** What is in force is what everybody begins with. */
  isDefault: boolean;
  /** Somebody saved other rules after this form began to be filled in. */
  isOutdated: boolean;
  save: () => void;
  /** Puts the defaults in force. */
  reset: (onDone: () => void) => void;
  discard: () => void;
  isSaving: boolean;
  /** Why the last try failed. */
  error: Error | null;
  forgetError: () => void;
}

/** What stands in the form, and the rules that it was made from. */
interface Draft {
  hungUpUnderSeconds: number | null;
  overrides: readonly OverrideDraft[];
  base: { rules: VerdictRules; digest: string };
}

let made = 0;
const draftOf = (override: VerdictOverride): OverrideDraft => {
  made += 1;
  return { id: made, override };
};

const begin = (rules: VerdictRules, digest: string): Draft => ({
  hungUpUnderSeconds: rules.hungUpUnderSeconds,
  overrides: rules.overrides.map(draftOf),
  base: { rules, digest },
});

const rulesIn = ({ hungUpUnderSeconds, overrides }: Draft): VerdictRules | null =>
  VerdictRules.safeParse({ hungUpUnderSeconds, overrides: overrides.map(({ override }) => override) }).data ?? null;

export function useVerdictForm({ rules: saved, digest }: VerdictRulesAnswer): VerdictForm {
  const t = useTranslations("verdictRules.save");
  const [draft, setDraft] = useState(() => begin(saved, digest));
  const saving = useSaveVerdictRules();
  const rules = rulesIn(draft);
  const isDirty = rules === null || rulesDigest(rules) !== draft.base.digest;
  const isOutdated = draft.base.digest !== digest;
  // Where nothing was changed here, what was saved elsewhere is shown at once.
  if (isOutdated && !isDirty) setDraft(begin(saved, digest));
  useLeaveQuestion(isDirty);

  const send = (next: VerdictRules, basedOn: string, onDone?: () => void) => {
    if (saving.isPending) return;
    saving.mutate(
      { rules: next, basedOn },
      {
        onSuccess: (answer) => {
          setDraft(begin(answer.rules, answer.digest));
          toast({ tone: "success", title: t("saved") });
          onDone?.();
        },
      },
    );
  };
  return {
    hungUpUnderSeconds: draft.hungUpUnderSeconds,
    setThreshold: (hungUpUnderSeconds) => setDraft((now) => ({ ...now, hungUpUnderSeconds })),
    overrides: draft.overrides,
    setOverrides: (overrides) => setDraft((now) => ({ ...now, overrides })),
    draftOf,
    rules,
    isDirty,
    isDefault: digest === rulesDigest(DEFAULT_RULES),
    isOutdated: isOutdated && isDirty,
    save: () => rules && isDirty && send(rules, draft.base.digest),
    reset: (onDone) => send(DEFAULT_RULES, digest, onDone),
    discard: () => {
      setDraft(begin(saved, digest));
      saving.reset();
    },
    isSaving: saving.isPending,
    error: saving.error,
    forgetError: saving.reset,
  };
}

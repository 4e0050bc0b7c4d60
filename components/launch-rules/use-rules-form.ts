"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMessages, useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { toast } from "@/components/ui/toast";
import { useLeaveQuestion } from "@/components/ui/use-leave-question";
import { fieldProblems } from "@/lib/http/field-problems";
import { useSaveLaunchRules } from "@/lib/launch-rules/queries";
import { CallingWindow, LaunchRules, type LaunchRulesAnswer } from "@/lib/launch-rules/schema";
import { callingWindowOf, draftOf, type RulesDraft, rulesOf, type WindowDraft } from "./draft";

export interface RulesForm {
  ref: RefObject<HTMLFormElement | null>;
  draft: RulesDraft;
  change: (part: Partial<RulesDraft>) => void;
  changeWindow: (part: Partial<WindowDraft>) => void;
  /** The window as it stands in the form; null while its hours make none. */
  window: CallingWindow | null;
  isDirty: boolean;
  /** Somebody saved other rules after this form began to be filled in. */
  isOutdated: boolean;
  /** The sentence of what is wrong with a field, by its path in the rules; nothing before the first try to save. */
  problemOf: (path: string) => string | undefined;
  problemCount: number;
  save: () => void;
  discard: () => void;
  isSaving: boolean;
  /** Why the last try failed, when no field is to blame. */
  error: Error | null;
}

/** Rules being changed, and on which saved ones. */
interface Kept {
  draft: RulesDraft;
  basedOn: string | null;
}

export function useRulesForm({ rules, savedAt }: LaunchRulesAnswer): RulesForm {
  const t = useTranslations("launchRules.save");
  const ref = useRef<HTMLFormElement>(null);
  const [kept, keep] = useKept();
  const [asked, setAsked] = useState(false);
  const saving = useSaveLaunchRules();
  const draft = kept?.draft ?? draftOf(rules);
  const read = LaunchRules.safeParse(rulesOf(draft));
  const isDirty = kept !== null && JSON.stringify(rulesOf(draft)) !== JSON.stringify(rules);
  useLeaveQuestion(isDirty);

  const { problemOf, problemCount } = useProblems(read.error?.issues ?? [], asked, saving.error);
  const change = (part: Partial<RulesDraft>) =>
    keep({ draft: { ...draft, ...part }, basedOn: kept === null || !isDirty ? savedAt : kept.basedOn });
  const discard = () => {
    keep(null);
    setAsked(false);
    saving.reset();
  };
  const save = () => {
    flushSync(() => setAsked(true));
    if (!read.success) return showFirst(ref.current?.querySelector<HTMLElement>(WRONG));
    if (saving.isPending) return;
    saving.mutate(read.data, {
      onSuccess: () => {
        discard();
        toast({ tone: "success", title: t("saved") });
      },
    });
  };
  return {
    ref,
    draft,
    change,
    changeWindow: (part) => change({ window: { ...draft.window, ...part } }),
    window: CallingWindow.safeParse(callingWindowOf(draft.window)).data ?? null,
    isDirty,
    isOutdated: isDirty && kept.basedOn !== savedAt,
    problemOf,
    problemCount,
    save,
    discard,
    isSaving: saving.isPending,
    error: saving.error && fieldProblems(saving.error).size === 0 ? saving.error : null,
  };
}

/** A field that is wrong, or the sentence about several of them together. */
const WRONG = ":is(input, [role=spinbutton])[aria-invalid=true], [role=alert]";

function showFirst(wrong: HTMLElement | null | undefined): void {
  wrong?.focus({ preventScroll: true });
  wrong?.scrollIntoView({ block: "center" });
}

const KEPT = ["launch-rules", "draft"] as const;

/** What was typed outlives a visit to another page, though not the tab. */
function useKept(): [Kept | null, (kept: Kept | null) => void] {
  const client = useQueryClient();
  const [kept, setKept] = useState<Kept | null>(() => client.getQueryData<Kept | null>(KEPT) ?? null);
  const keep = (next: Kept | null) => {
    client.setQueryDefaults(KEPT, { gcTime: Number.POSITIVE_INFINITY });
    client.setQueryData<Kept | null>(KEPT, next);
    setKept(next);
  };
  return [kept, keep];
}

function useProblems(issues: readonly { path: PropertyKey[]; message: string }[], asked: boolean, error: Error | null) {
  const t = useTranslations("launchRules.problems");
  const fields = useTranslations("errors.fields");
  const names = useMessages().launchRules.problems;
  const isName = (name: string): name is keyof typeof names => Object.hasOwn(names, name);
  const words = (key: string) => {
    const name = key.split(".").at(-1) ?? "";
    return isName(name) ? t(name) : fields("invalid");
  };
  const problems = new Map(fieldProblems(error));
  if (asked) for (const { path, message } of issues) problems.set(path.join("."), words(message));
  return { problemOf: (path: string) => problems.get(path), problemCount: problems.size };
}

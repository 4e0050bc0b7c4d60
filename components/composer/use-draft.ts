"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { createContext, useContext, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import { toast } from "@/components/ui/toast";
import { createDraft, draftQueries, fetchDraft, saveDraft } from "@/lib/drafts/queries";
import type { DraftEditing } from "@/lib/drafts/schema";
import { ApiProblem } from "@/lib/http/fetch-json";
import { DraftKeeper } from "./draft-keeper";
import type { Keeping } from "./draft-keeping";
import type { Start } from "./draft-start";
import { mirrorOf } from "./storage";
import type { Composer } from "./use-composer";

const SERVER = { create: createDraft, save: saveDraft, read: fetchDraft };

/** What keeps the draft that begins so, for as long as the page shows it. */
export function useKeeper(actorId: string, start: Start): DraftKeeper {
  const [keeper] = useState(() => new DraftKeeper(start, SERVER, mirrorOf(actorId)));
  return keeper;
}

export interface OpenDraft {
  keeper: DraftKeeper;
  keeping: Keeping;
  /** Who else has it open now. */
  others: DraftEditing["others"];
}

const NOBODY: OpenDraft["others"] = [];

const OpenDraftContext = createContext<OpenDraft | null>(null);
export const OpenDraftProvider = OpenDraftContext.Provider;

/** How the draft stands. Apart from the composer: it is saved again and again without a change in what is composed. */
export function useOpenDraft(): OpenDraft {
  const draft = useContext(OpenDraftContext);
  if (!draft) throw new Error("useOpenDraft stands outside the composer");
  return draft;
}

export interface DraftOptions {
  /** The page shows another draft from now on: a new one, or a copy. */
  onMove: (draftId: string) => void;
  /** Somebody decides to launch it: what became of it meanwhile the launch itself tells. */
  isLaunching: boolean;
}

/** Ties the composer's form to its draft: what is typed is saved, what others saved is shown or told. */
export function useDraft(keeper: DraftKeeper, { form, values }: Composer, { onMove, isLaunching }: DraftOptions): OpenDraft {
  const t = useTranslations("drafts.editing");
  const keeping = useSyncExternalStore(
    keeper.subscribe,
    () => keeper.keeping,
    () => keeper.keeping,
  );
  const { draftId } = keeping;
  const move = useEffectEvent(onMove);
  const tell = useEffectEvent((who: string) => void toast({ tone: "info", title: t("theirs"), description: who }));

  useEffect(() => keeper.open({ onMove: (id) => move(id), onForm: (next) => form.reset(next), onNews: (by) => tell(by) }), [keeper, form]);
  useEffect(() => keeper.change(values), [keeper, values]);
  useLeaving(keeper);
  const editing = useQuery({ ...draftQueries.editing(draftId ?? ""), enabled: draftId !== null && !isLaunching });
  const isGone = editing.error instanceof ApiProblem && editing.error.code === "not-found";
  useEffect(() => {
    if (isLaunching) return;
    if (isGone) keeper.hear(null);
    else if (editing.data) keeper.hear(editing.data);
  }, [keeper, editing.data, isGone, isLaunching]);
  const others = editing.data?.others ?? NOBODY;
  return useMemo(() => ({ keeper, keeping, others }), [keeper, keeping, others]);
}

/** What is unsaved goes out when the page is hidden or left, and again when the line is back. */
function useLeaving(keeper: DraftKeeper): void {
  useEffect(() => {
    const onHide = () => document.visibilityState === "hidden" && keeper.leave();
    const onLeave = () => keeper.vanish();
    const onLine = () => keeper.retry();
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("pagehide", onLeave);
    window.addEventListener("online", onLine);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", onLeave);
      window.removeEventListener("online", onLine);
    };
  }, [keeper]);
}

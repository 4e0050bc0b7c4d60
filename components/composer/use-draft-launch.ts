"use client";
import { useRef, useState } from "react";
import { specOf } from "@/lib/drafts/spec";
import { showTrouble } from "./DraftTrouble";
import type { DraftKeeper } from "./draft-keeper";
import { type Decision, readDecision, writeDecision } from "./storage";
import { useLaunching } from "./use-launching";

/** The launch of a draft: it is saved first, and what is saved is what is launched. */
export function useDraftLaunch(actorId: string, keeper: DraftKeeper) {
  const { reset, ...launching } = useLaunching(useDecision(actorId, keeper));
  const [isAsked, setAsked] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [unsaved, setUnsaved] = useState<unknown>(null);

  const ask = () => {
    if (keeper.keeping.trouble) return showTrouble();
    reset();
    setUnsaved(null);
    setAsked(true);
  };
  const launch = async (repeatOf?: string) => {
    setSaving(true);
    setUnsaved(null);
    const draftId = await keeper.settle();
    setSaving(false);
    const { error, trouble } = keeper.keeping;
    if (draftId !== null) launching.launch({ ...specOf(keeper.form), draftId }, repeatOf);
    else if (trouble) setAsked(false);
    else setUnsaved(error);
  };
  return {
    ask,
    launch,
    close: () => setAsked(false),
    isAsked,
    isPending: isSaving || launching.isPending,
    error: unsaved ?? launching.error,
    sameContent: unsaved === null ? launching.sameContent : null,
  };
}

/** The key of what was decided last, over a refresh. */
function useDecision(actorId: string, keeper: DraftKeeper) {
  const draftId = () => keeper.keeping.draftId ?? "";
  const [known] = useState(() => readDecision(actorId, draftId()));
  const decision = useRef<Decision | null>(known);
  return {
    decision,
    onDecision: (next: Decision | null) => {
      decision.current = next;
      writeDecision(actorId, draftId(), next);
    },
    onLaunched: () => {
      writeDecision(actorId, draftId(), null);
      keeper.end();
    },
  };
}

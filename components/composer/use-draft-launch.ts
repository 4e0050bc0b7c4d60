"use client";
import { useRef, useState } from "react";
import { isSameForm } from "@/lib/drafts/same-form";
import { specOf } from "@/lib/drafts/spec";
import { showTrouble } from "./DraftTrouble";
import type { DraftKeeper } from "./draft-keeper";
import { type Decision, readDecision, writeDecision } from "./storage";
import { useLaunching } from "./use-launching";

/** The launch of a draft: it is saved first, and what was on the screen when it was asked is launched, or nothing. */
export function useDraftLaunch(actorId: string, keeper: DraftKeeper) {
  const { reset, ...launching } = useLaunching(useDecision(actorId, keeper));
  const [isAsked, setAsked] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [unsaved, setUnsaved] = useState<unknown>(null);
  const asked = useRef(keeper.form);

  const ask = () => {
    if (keeper.keeping.trouble) return showTrouble();
    reset();
    setUnsaved(null);
    asked.current = keeper.form;
    setAsked(true);
  };
  const launch = async (repeatOf?: string) => {
    setSaving(true);
    setUnsaved(null);
    const draftId = await keeper.settle();
    setSaving(false);
    const { error, trouble } = keeper.keeping;
    // Somebody else's version came while the question was open: nobody was asked about that one.
    if (trouble || !isSameForm(asked.current, keeper.form)) setAsked(false);
    else if (draftId !== null) launching.launch({ ...specOf(asked.current), draftId, draftVersion: keeper.version }, repeatOf);
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

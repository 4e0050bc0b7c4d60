"use client";
import { createContext, useContext, useMemo } from "react";
import { changingActs, fillingActs } from "./source-acts";
import { useSlotWork } from "./use-slot-work";
import { useSlots } from "./use-slots";

/** The sources on the screen and what can be done with them; the form holds what comes of it. */
export function useSources() {
  const { slots, control } = useSlots();
  const work = useSlotWork(control);
  const acts = useMemo(() => {
    const desk = { ...control, ...work };
    return { ...fillingActs(desk), ...changingActs(desk) };
  }, [control, work]);
  return useMemo(() => ({ slots, ...acts }), [slots, acts]);
}

export type Sources = ReturnType<typeof useSources>;

const SourcesContext = createContext<Sources | null>(null);
export const SourcesProvider = SourcesContext.Provider;

/** Only inside the audience's section. */
export function useSourcesHere(): Sources {
  const sources = useContext(SourcesContext);
  if (!sources) throw new Error("useSourcesHere stands outside the audience's section");
  return sources;
}

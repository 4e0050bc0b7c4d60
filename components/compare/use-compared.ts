"use client";
import { parseAsInteger, parseAsNativeArrayOf, useQueryState } from "nuqs";
import { MOST_COMPARED } from "@/lib/compare/schema";

const parser = parseAsNativeArrayOf(parseAsInteger).withDefault([]);

/** What the address names as campaigns: whole numbers above zero, each once, no more than can be compared. */
const cleaned = (ids: readonly number[]) => [...new Set(ids.filter((id) => id > 0))].slice(0, MOST_COMPARED);

/** The campaigns that are compared, in the address; the first is the one that the others are compared to. */
export function useCompared() {
  const [ids, setIds] = useQueryState("id", parser.withOptions({ history: "push" }));
  const shown = cleaned(ids);
  return {
    ids: shown,
    remove: (id: number) => setIds(shown.filter((other) => other !== id)),
    /** Makes it the first. */
    makeBase: (id: number) => setIds([id, ...shown.filter((other) => other !== id)]),
  };
}

/** The campaigns that are chosen in the list, in the list's address. */
export function useChosen() {
  const [ids, setIds] = useQueryState("compare", parser.withOptions({ history: "replace" }));
  const chosen = cleaned(ids);
  return {
    chosen,
    isFull: chosen.length >= MOST_COMPARED,
    toggle: (id: number) => setIds(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]),
    clear: () => setIds([]),
  };
}

export type Chosen = ReturnType<typeof useChosen>;

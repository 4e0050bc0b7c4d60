"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useActor } from "@/components/shell/actor-context";
import type { DraftSummary } from "@/lib/drafts/schema";

export const DRAFT_FILTERS = ["all", "mine"] as const;

const parsers = {
  show: parseAsStringLiteral(DRAFT_FILTERS).withDefault("all"),
  search: parseAsString.withDefault(""),
};

/** Which drafts are shown; stands in the address. */
export function useDraftFilter() {
  const { id: actorId } = useActor();
  const [filter, setFilter] = useQueryStates(parsers);
  const words = filter.search.trim().toLowerCase();
  /** A draft is of whoever began it, and of whoever went on with it last. */
  const isMine = ({ createdBy, updatedBy }: DraftSummary) => createdBy.id === actorId || updatedBy.id === actorId;
  const fits = (draft: DraftSummary) => draft.title.toLowerCase().includes(words) && (filter.show === "all" || isMine(draft));
  return { filter, setFilter, fits, clear: () => setFilter(null) };
}

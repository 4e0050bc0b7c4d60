"use client";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback } from "react";
import { LAUNCH_FILTERS } from "@/lib/launches/schema";

export const PAGE_SIZE = 25;

/** The filter lives in the address, under the names that the HTTP API has for it. */
const parsers = {
  show: parseAsStringLiteral(LAUNCH_FILTERS).withDefault("all"),
  search: parseAsString.withDefault(""),
  page: parseAsInteger.withDefault(1),
};

export function useLaunchFilter() {
  // Each choice is a step that "back" undoes.
  const [state, setState] = useQueryStates(parsers, { history: "push" });
  const filter = { ...state, page: Math.max(1, state.page) };
  const show = (next: typeof state.show) => setState({ show: next, page: 1 });
  /** A search is one step, however many times the typing pauses in it. */
  const search = useCallback(
    (text: string) => setState({ search: text, page: 1 }, { history: state.search !== "" && text !== "" ? "replace" : "push" }),
    [setState, state.search],
  );
  const goTo = (page: number) => setState({ page });
  const clear = () => setState(null);
  return { filter, isSet: filter.show !== "all" || filter.search.trim() !== "" || filter.page > 1, show, search, goTo, clear };
}

export type LaunchFilter = ReturnType<typeof useLaunchFilter>["filter"];

export function queryOf({ show, search, page }: LaunchFilter): string {
  const words = search.trim();
  return new URLSearchParams({ show, ...(words && { search: words }), page: String(page), pageSize: String(PAGE_SIZE) }).toString();
}

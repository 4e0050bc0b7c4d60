"use client";
import { parseAsInteger, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { CAUSE_CLASSES } from "@/lib/reports/causes";
import { CALL_FIELDS } from "@/lib/reports/schema";
import { VERDICTS } from "@/lib/reports/verdict";

export const SIGNAL_WORDS = ["true", "false", "unknown"] as const;
export type SignalWord = (typeof SIGNAL_WORDS)[number];

const SORTS = CALL_FIELDS.flatMap((field) => [field, `-${field}`] as const);

/** Values of a filter that are known beforehand; another one in the address is overlooked. */
const among = (values: readonly string[]) => parseAsNativeArrayOf(parseAsStringLiteral<string>(values)).withDefault([]);
const anyText = parseAsNativeArrayOf(parseAsString).withDefault([]);

/** The filter of the calls lives in the address, under the names that the HTTP API has for it. */
const parsers = {
  verdict: among(VERDICTS),
  status: anyText,
  sipCode: anyText,
  cause: anyText,
  class: among(CAUSE_CLASSES),
  digits: anyText,
  had180: among(SIGNAL_WORDS),
  had183: among(SIGNAL_WORDS),
  search: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(SORTS),
  page: parseAsInteger.withDefault(1),
};

export const LIST_FILTERS = ["verdict", "status", "sipCode", "cause", "class", "digits", "had180", "had183"] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const PAGE_SIZE = 50;

export function useCallFilter() {
  // Each choice is a step that "back" undoes.
  const [filter, setFilter] = useQueryStates(parsers, { clearOnDefault: true, history: "push" });

  /** Sets some filters; the table goes back to its first page. */
  const change = (values: Partial<Omit<typeof filter, "page">>) => setFilter({ ...values, page: 1 });
  /** A search is one step, however many times the typing pauses in it. */
  const search = (text: string) =>
    setFilter({ search: text, page: 1 }, { history: filter.search !== "" && text !== "" ? "replace" : "push" });
  const toggle = (name: ListFilter, value: string) => {
    const values = filter[name];
    return change({ [name]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] });
  };
  const clear = () =>
    setFilter({ verdict: [], status: [], sipCode: [], cause: [], class: [], digits: [], had180: [], had183: [], search: "", page: 1 });
  const active = LIST_FILTERS.flatMap((name) => filter[name].map((value) => ({ name, value })));

  const goTo = (page: number, history: "push" | "replace" = "push") => setFilter({ page }, { history });

  return { filter, active, change, search, toggle, clear, goTo };
}

export type CallFilterState = ReturnType<typeof useCallFilter>;

/** The filter and the order as the API's query, without the page: what the export takes. */
export function exportQuery(filter: CallFilterState["filter"]): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of LIST_FILTERS) for (const value of filter[name]) query.append(name, value);
  if (filter.search.trim() !== "") query.set("search", filter.search.trim());
  if (filter.sort) query.set("sort", filter.sort);
  return query;
}

export function pageQuery(filter: CallFilterState["filter"]): URLSearchParams {
  const query = exportQuery(filter);
  query.set("page", String(Math.max(1, filter.page)));
  query.set("pageSize", String(PAGE_SIZE));
  return query;
}

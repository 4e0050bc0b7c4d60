"use client";
import { createParser, parseAsInteger, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { CallsSlice } from "@/lib/reports/calls-query";
import { CAUSE_CLASSES } from "@/lib/reports/causes";
import type { Facet } from "@/lib/reports/facets";
import { NO_FILTER, wordsOf } from "@/lib/reports/filter";
import { toggleSeconds, toggleTime } from "@/lib/reports/ranges";
import { CALL_FIELDS } from "@/lib/reports/schema";
import { ANSWERED_VERDICTS, VERDICTS } from "@/lib/reports/verdict";

export const SIGNAL_WORDS = ["true", "false", "unknown"] as const;
export type SignalWord = (typeof SIGNAL_WORDS)[number];

const SORTS = CALL_FIELDS.flatMap((field) => [field, `-${field}`] as const);

/** Values of a filter that are known beforehand; another one in the address is overlooked. */
const among = (values: readonly string[]) => parseAsNativeArrayOf(parseAsStringLiteral<string>(values)).withDefault([]);
const anyText = parseAsNativeArrayOf(parseAsString).withDefault([]);
/** Values that the API understands; another one in the address is overlooked. */
const spoken = (name: "retries" | "seconds" | "time") =>
  parseAsNativeArrayOf(
    createParser({ parse: (text) => (CallsSlice.shape[name].safeParse(text).success ? text : null), serialize: String }),
  ).withDefault([]);

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
  retries: spoken("retries"),
  trunk: anyText,
  /** `10-20`: at least 10 and less than 20. */
  seconds: spoken("seconds"),
  /** `10:00-10:30`, past midnight where the end is the smaller. */
  time: spoken("time"),
  search: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(SORTS),
  /** The call that stands first in sight, from 1. */
  row: parseAsInteger.withDefault(1),
};

export const LIST_FILTERS = [
  "verdict",
  "status",
  "sipCode",
  "cause",
  "class",
  "digits",
  "had180",
  "had183",
  "retries",
  "trunk",
  "seconds",
  "time",
] as const satisfies readonly Facet[];
export type ListFilter = (typeof LIST_FILTERS)[number];

/** Calls that are asked for at once. */
export const PAGE_SIZE = 200;

export function useCallFilter() {
  // Each choice is a step that "back" undoes.
  const [filter, setFilter] = useQueryStates(parsers, { clearOnDefault: true, history: "push" });

  /** Sets some filters; the table goes back to its first call. */
  const change = (values: Partial<Omit<typeof filter, "row">>) => setFilter({ ...values, row: 1 });
  /** A search is one step, however many times the typing pauses in it. */
  const search = (text: string) =>
    setFilter({ search: text, row: 1 }, { history: filter.search !== "" && text !== "" ? "replace" : "push" });
  const toggle = (name: ListFilter, value: string) => {
    const values = filter[name];
    return change({ [name]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] });
  };
  const clear = () => setFilter({ ...Object.fromEntries(LIST_FILTERS.map((name) => [name, []])), search: "", row: 1 });
  const active = LIST_FILTERS.flatMap((name) => filter[name].map((value) => ({ name, value })));
  /** How many filters are set; a search is one. */
  const count = active.length + (filter.search.trim() === "" ? 0 : 1);

  const goTo = (row: number, history: "push" | "replace" = "push") => setFilter({ row }, { history });

  return { filter, active, count, change, search, toggle, clear, goTo };
}

export type CallFilterState = ReturnType<typeof useCallFilter>;
type Filter = CallFilterState["filter"];

/** The filter alone as the API's query, without the fields `except`; empty where it asks for nothing. */
export function sliceQuery(filter: Filter, except: readonly Facet[] = []): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of LIST_FILTERS) if (!except.includes(name)) for (const value of filter[name]) query.append(name, value);
  if (filter.search.trim() !== "") query.set("search", filter.search.trim());
  return query;
}

/** The filter and the order as the API's query, without the place: what the export takes. */
export function exportQuery(filter: Filter): URLSearchParams {
  const query = sliceQuery(filter);
  if (filter.sort) query.set("sort", filter.sort);
  return query;
}

/** @param query the filter and the order @param page from 1 */
export function pageQuery(query: string, page: number, pageSize = PAGE_SIZE): string {
  const place = new URLSearchParams({ page: String(page), pageSize: String(pageSize) });
  return query === "" ? String(place) : `${query}&${place}`;
}

/** The chosen lengths as numbers. */
export const secondsOf = (filter: Pick<Filter, "seconds">) => CallsSlice.shape.seconds.parse(filter.seconds);
/** The chosen times as minutes of the day. */
export const timesOf = (filter: Pick<Filter, "time">) => CallsSlice.shape.time.parse(filter.time);

/**
 * The filter after a press on a column of lengths: with it, or without it where it was in. Only answered calls have a length that the report
 * shows, so they are asked for with it.
 */
export function withSeconds(filter: Filter, bin: [from: number, to: number | null]) {
  const seconds = wordsOf({ ...NO_FILTER, seconds: toggleSeconds(secondsOf(filter), bin) })["seconds"] ?? [];
  return { seconds, ...amongAnswered(filter, seconds.length > 0) };
}

export function withTime(filter: Filter, bucket: [from: number, to: number]) {
  return { time: wordsOf({ ...NO_FILTER, time: toggleTime(timesOf(filter), bucket) })["time"] ?? [] };
}

const isAllAnswered = (verdict: readonly string[]) =>
  verdict.length === ANSWERED_VERDICTS.length && ANSWERED_VERDICTS.every((one) => verdict.includes(one));

/** What a chart narrows by that counts answered calls alone: asking for all of those changes nothing that it shows. */
export function ownOfAnswered({ verdict }: Pick<Filter, "verdict">, name: "digits" | "seconds"): Facet[] {
  return isAllAnswered(verdict) ? [name, "verdict"] : [name];
}

/** What a chart of answered calls asks of the outcome: answered while one of its values is chosen; without one, nothing that it asked itself. */
export function amongAnswered({ verdict }: Pick<Filter, "verdict">, chosen: boolean): { verdict?: string[] } {
  if (!chosen) return isAllAnswered(verdict) ? { verdict: [] } : {};
  const answered = ANSWERED_VERDICTS.filter((one) => verdict.includes(one));
  return { verdict: answered.length > 0 ? answered : [...ANSWERED_VERDICTS] };
}

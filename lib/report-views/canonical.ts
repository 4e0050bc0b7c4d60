import { CallsExportQuery, CallsSlice } from "@/lib/reports/calls-query";
import { wordsOf } from "@/lib/reports/filter";
import { CALL_FIELDS, type CallField } from "@/lib/reports/schema";

const { sort: Sort } = CallsExportQuery.shape;
const FILTERS = Object.keys(CallsSlice.shape);

function isCallField(name: string): name is CallField {
  return CALL_FIELDS.some((field) => field === name);
}

/**
 * The filters, the order and the columns of an address' query, each in one way of writing only: `a=1&b=2` and `?b=2&a=1&utm=x` are one view.
 * What is no part of a view is dropped, a place in the table too.
 * @returns null where a value is none that its filter knows
 */
export function canonicalQuery(text: string): string | null {
  const given = new URLSearchParams(text);
  const filters = CallsSlice.safeParse(filtersOf(given));
  const sort = Sort.safeParse(given.get("sort") ?? "");
  if (!filters.success || !sort.success) return null;
  const columns = columnsOf(given.get("columns"));
  if (columns === null) return null;

  const query = new URLSearchParams();
  const words = Object.entries(wordsOf(filters.data)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, values] of words) for (const value of [...new Set(values)].sort()) query.append(name, value);
  if (sort.data) query.set("sort", `${sort.data.descending ? "-" : ""}${sort.data.field}`);
  if (columns.length > 0) query.set("columns", columns.join(","));
  return query.toString();
}

function filtersOf(given: URLSearchParams): Record<string, string | string[]> {
  const named = FILTERS.filter((name) => given.has(name));
  return Object.fromEntries(named.map((name) => [name, name === "search" ? (given.get(name) ?? "") : given.getAll(name)]));
}

/** In the order in which they were chosen, each once. */
function columnsOf(text: string | null): CallField[] | null {
  if (text === null || text === "") return [];
  const names = [...new Set(text.split(","))];
  return names.every(isCallField) ? names : null;
}

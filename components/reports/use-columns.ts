"use client";
import { parseAsArrayOf, parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import { CALL_FIELDS, type CallField } from "@/lib/reports/schema";
import { type CallFilterState, exportQuery } from "./use-call-filter";

/** All columns, in the order in which they stand. */
export const COLUMNS = [
  "phone",
  "name",
  "verdict",
  "status",
  "digits",
  "durationSeconds",
  "lastCall",
  "retries",
  "sipCode",
  "sipText",
  "cause",
  "causeClass",
  "had180",
  "had183",
  "trunk",
] as const satisfies readonly CallField[];

export const USUAL_COLUMNS: CallField[] = [
  "phone",
  "name",
  "verdict",
  "digits",
  "durationSeconds",
  "lastCall",
  "retries",
  "sipCode",
  "cause",
];
/** Without it nobody knows whose call a row is. */
export const FIXED_COLUMN: CallField = "phone";

const parser = parseAsArrayOf(parseAsStringLiteral(CALL_FIELDS)).withDefault(USUAL_COLUMNS);

/** The columns of the table of calls live in the address, and so in saved views. */
export function useColumns() {
  const [chosen, setChosen] = useQueryState("columns", parser.withOptions({ clearOnDefault: true, history: "replace" }));
  const columns = useMemo(() => COLUMNS.filter((name) => name === FIXED_COLUMN || chosen.includes(name)), [chosen]);
  const isUsual = columns.join() === USUAL_COLUMNS.join();
  return {
    columns,
    isUsual,
    toggle: (column: CallField) =>
      void setChosen(COLUMNS.filter((name) => name === FIXED_COLUMN || (name === column) !== columns.includes(name))),
    reset: () => void setChosen(null),
  };
}

export type ColumnsState = ReturnType<typeof useColumns>;

/** What the report shows, as its address has it: the filter, the order, and the columns where they aren't the usual ones. */
export function viewQuery(filter: CallFilterState["filter"], { columns, isUsual }: ColumnsState): URLSearchParams {
  const query = exportQuery(filter);
  if (!isUsual) query.set("columns", columns.join(","));
  return query;
}

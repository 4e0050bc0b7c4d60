"use client";
import { useFormatter, useTranslations } from "next-intl";
import { BarList } from "@/components/charts/BarList";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import { shareText } from "@/lib/reports/series";
import { FilterLink } from "./FilterLink";
import type { CallFilterState } from "./use-call-filter";

interface CountsProps {
  name: "retries" | "trunk";
  /** What the chart is called. */
  label: string;
  /** What a row is. */
  header: string;
  /** Values in the words of the filter. */
  rows: { value: string; count: number }[];
  /** What the shares are of. */
  total: number;
  word: (value: string) => string;
  calls: CallFilterState;
}

/** What is chosen stays, though other filters leave none of it: it has to be undone somewhere. */
export function withChosen<T extends { value: string; count: number }>(rows: readonly T[], chosen: readonly string[]) {
  const missing = chosen.filter((value) => !rows.some((row) => row.value === value));
  return [...rows, ...missing.map((value) => ({ value, count: 0 }))];
}

/** Values of one field as bars; each filters the calls, and once more undoes it. */
export function CountsBars({ name, label, rows, total, word, calls }: CountsProps) {
  const format = useFormatter();
  const chosen = calls.filter[name];
  return (
    <BarList
      label={label}
      rows={withChosen(rows, chosen).map(({ value, count }) => ({
        key: value || "none",
        label: <ValueLink {...{ name, value, word, calls }} />,
        parts: [{ fill: "not-answered", value: count }],
        value: format.number(count),
        end: <Ltr>{shareText(count, total)}</Ltr>,
        isFaded: chosen.length > 0 && !chosen.includes(value),
      }))}
    />
  );
}

export function CountsTable({ name, label, header, rows, total, word, calls }: CountsProps) {
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  return (
    <TwinTable
      caption={label}
      columns={[
        { key: "value", header },
        { key: "count", header: charts("count"), numeric: true },
        { key: "share", header: charts("share"), numeric: true },
      ]}
      rows={rows.map(({ value, count }) => ({
        key: value || "none",
        cells: {
          value: <ValueLink {...{ name, value, word, calls }} />,
          count: format.number(count),
          share: <Ltr>{shareText(count, total)}</Ltr>,
        },
      }))}
    />
  );
}

function ValueLink({ name, value, word, calls }: Pick<CountsProps, "name" | "word" | "calls"> & { value: string }) {
  return (
    <FilterLink pressed={calls.filter[name].includes(value)} onPress={() => void calls.toggle(name, value)}>
      <bdi className="break-words">{word(value)}</bdi>
    </FilterLink>
  );
}

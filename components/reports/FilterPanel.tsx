"use client";
import { ListFilter as FilterIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Popover } from "@/components/ui/Popover";
import type { ReportSummary } from "@/lib/reports/schema";
import { useFigures } from "./figures";
import type { CallFilterState } from "./use-call-filter";
import { useFilterWords } from "./use-filter-words";

const GROUPS = ["status", "sipCode", "class", "digits", "had180", "had183", "retries", "trunk"] as const;
type Group = (typeof GROUPS)[number];

const COUNTS = { status: "byStatus", sipCode: "bySipCode", class: "byClass", digits: "byDigits", trunk: "byTrunk" } as const;
const MOST = 12;

/** The values of a field in the words of the filter, and how many calls have each. */
function countsOf(summary: ReportSummary, name: Group): Map<string, number> {
  if (name === "retries") return new Map(summary.byRetries.map(({ key, count }) => [key === "" ? "unknown" : key, count]));
  if (name !== "had180" && name !== "had183") return new Map(summary[COUNTS[name]].map(({ key, count }) => [key, count]));
  const having = (signal: boolean | null) =>
    summary.indicators.filter((entry) => entry[name] === signal).reduce((sum, { count }) => sum + count, 0);
  return new Map([
    ["true", having(true)],
    ["false", having(false)],
    ["unknown", having(null)],
  ]);
}

/** All filters with their values, and how many calls each would leave; they work at once, so there is nothing to confirm. */
export function FilterPanel({ summary, calls }: { summary: ReportSummary; calls: CallFilterState }) {
  const t = useTranslations("reports.calls");
  return (
    <Popover
      wide
      label={t("filters")}
      trigger={
        <Button kind="quiet" icon={FilterIcon}>
          {t("filter")}
        </Button>
      }
    >
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {GROUPS.map((name) => (
          <FilterGroup key={name} name={name} whole={summary} calls={calls} />
        ))}
      </div>
    </Popover>
  );
}

/** The values that are commonest in the whole report, and those that are chosen; their order stays whatever is filtered. */
function FilterGroup({ name, whole, calls }: { name: Group; whole: ReportSummary; calls: CallFilterState }) {
  const t = useTranslations("reports.calls");
  const format = useFormatter();
  const words = useFilterWords();
  const counts = countsOf(useFigures([name]).summary, name);
  const chosen = calls.filter[name];
  const values = [...countsOf(whole, name).keys()];
  const shown = values.filter((value, index) => index < MOST || chosen.includes(value));
  const left = values.length - shown.length;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold text-ink-2 text-sm">{t(`columns.${name}`)}</legend>
      {shown.map((value) => (
        <div key={value} className="flex min-h-7 items-center gap-2 text-sm">
          <Checkbox isSelected={chosen.includes(value)} onChange={() => void calls.toggle(name, value)} className="min-w-0 flex-1">
            <bdi className="break-words">{words(name, value)}</bdi>
          </Checkbox>
          <span className="text-ink-2">{format.number(counts.get(value) ?? 0)}</span>
        </div>
      ))}
      {left > 0 && <p className="text-ink-2 text-sm">{t("rarer", { count: left })}</p>}
    </fieldset>
  );
}

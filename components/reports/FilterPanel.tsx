"use client";
import { ListFilter as FilterIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Popover } from "@/components/ui/Popover";
import type { ReportSummary } from "@/lib/reports/schema";
import type { CallFilterState, ListFilter } from "./use-call-filter";
import { useFilterWords } from "./use-filter-words";

interface Option {
  value: string;
  count: number;
}

interface Group {
  name: ListFilter;
  options: Option[];
}

const MOST = 12;

/** What can be chosen and how many calls of the whole report have it. */
function groupsOf(summary: ReportSummary): Group[] {
  const options = (counts: { key: string; count: number }[]) => counts.map(({ key, count }) => ({ value: key, count }));
  const signals = (field: "had180" | "had183") =>
    [true, false, null].map((signal) => ({
      value: signal === null ? "unknown" : String(signal),
      count: summary.indicators.filter((entry) => entry[field] === signal).reduce((sum, { count }) => sum + count, 0),
    }));
  return [
    { name: "status", options: options(summary.byStatus) },
    { name: "sipCode", options: options(summary.bySipCode) },
    { name: "class", options: options(summary.byClass) },
    { name: "digits", options: options(summary.byDigits) },
    { name: "had180", options: signals("had180") },
    { name: "had183", options: signals("had183") },
  ];
}

/** All filters with their values and counts; they work at once, so there is nothing to confirm. */
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
        {groupsOf(summary).map((group) => (
          <FilterGroup key={group.name} group={group} calls={calls} />
        ))}
      </div>
    </Popover>
  );
}

/** The commonest values, and those that are chosen. */
function FilterGroup({ group: { name, options }, calls }: { group: Group; calls: CallFilterState }) {
  const t = useTranslations("reports.calls");
  const format = useFormatter();
  const words = useFilterWords();
  const chosen = calls.filter[name];
  const shown = options.filter(({ value }, index) => index < MOST || chosen.includes(value));
  const left = options.length - shown.length;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold text-ink-2 text-sm">{t(`columns.${name}`)}</legend>
      {shown.map(({ value, count }) => (
        <div key={value} className="flex min-h-7 items-center gap-2 text-sm">
          <Checkbox isSelected={chosen.includes(value)} onChange={() => void calls.toggle(name, value)} className="min-w-0 flex-1">
            <bdi className="break-words">{words(name, value)}</bdi>
          </Checkbox>
          <span className="text-ink-2">{format.number(count)}</span>
        </div>
      ))}
      {left > 0 && <p className="text-ink-2 text-sm">{t("rarer", { count: left })}</p>}
    </fieldset>
  );
}

"use client";
import { ListFilter as FilterIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import type { ReportSummary } from "@/lib/reports/schema";
import type { CallFilterState, ListFilter } from "./use-call-filter";
import { useFilterWords } from "./use-filter-words";

interface Group {
  name: ListFilter;
  options: { value: string; count: number }[];
}

const MOST = 12;

/** What can be chosen and how many calls of the whole report have it. */
function groupsOf(summary: ReportSummary): Group[] {
  const options = (counts: { key: string; count: number }[]) => counts.slice(0, MOST).map(({ key, count }) => ({ value: key, count }));
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
  const format = useFormatter();
  const words = useFilterWords();
  return (
    <DialogTrigger>
      <Button kind="quiet" icon={FilterIcon}>
        {t("filter")}
      </Button>
      <Popover placement="bottom end" offset={4} className="animate-rise rounded-lg border bg-surface shadow-float">
        <Dialog
          aria-label={t("filters")}
          className="grid max-h-[70vh] w-[min(36rem,calc(100vw-2rem))] gap-x-6 gap-y-4 overflow-auto p-4 outline-none sm:grid-cols-2"
        >
          {groupsOf(summary).map(({ name, options }) => (
            <fieldset key={name} className="min-w-0">
              <legend className="mb-1 font-semibold text-ink-2 text-sm">{t(`columns.${name}`)}</legend>
              {options.map(({ value, count }) => (
                <label
                  key={value}
                  className="flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-1 text-sm hover:bg-hover max-md:min-h-10"
                >
                  <input
                    type="checkbox"
                    className="size-4 flex-none accent-accent"
                    checked={calls.filter[name].includes(value)}
                    onChange={() => calls.toggle(name, value)}
                  />
                  <bdi className="min-w-0 truncate">{words(name, value)}</bdi>
                  <span className="ms-auto text-ink-2">{format.number(count)}</span>
                </label>
              ))}
            </fieldset>
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

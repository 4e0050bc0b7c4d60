"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { SearchField } from "@/components/ui/SearchField";
import type { SliceFilters } from "@/lib/audiences/schema";
import type { ReportSummary } from "@/lib/reports/schema";
import { dialedOf } from "@/lib/reports/summary-figures";
import { ColumnsButton } from "./ColumnsButton";
import { ExportMenu } from "./ExportMenu";
import { FilterPanel } from "./FilterPanel";
import { FollowUpButton } from "./FollowUpButton";
import { SortControl } from "./SortControl";
import { type CallFilterState, LIST_FILTERS } from "./use-call-filter";
import type { ColumnsState } from "./use-columns";
import { ViewsButton } from "./ViewsButton";

interface CallsToolbarProps {
  campaignId: number;
  summary: ReportSummary;
  calls: CallFilterState;
  columns: ColumnsState;
  /** How many calls pass the filter; null while nobody knows. */
  total: number | null;
}

const SEARCH_PAUSE_MS = 250;

/** The count, the search, the filters, and what can be done with the calls that pass them. */
export function CallsToolbar({ campaignId, summary, calls, columns, total }: CallsToolbarProps) {
  const t = useTranslations("reports.calls");
  const format = useFormatter();
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3">
      <h2 className="font-semibold">
        {dialedOf(summary) > 0 ? t("title") : t("recipients")}{" "}
        <span className="font-normal">{total !== null && <Ltr>{format.number(total)}</Ltr>}</span>
      </h2>
      <CallSearch calls={calls} />
      <SortControl calls={calls} />
      <div className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-1 md:ms-auto">
        <FilterPanel summary={summary} calls={calls} />
        <ViewsButton calls={calls} columns={columns} />
        <ColumnsButton state={columns} />
        <ExportMenu campaignId={campaignId} calls={calls} columns={columns} total={total} />
        <FollowUpButton campaignId={campaignId} filter={sliceOf(calls.filter)} isDisabled={total === 0} className="max-md:w-full" />
      </div>
    </div>
  );
}

/** The filter as the audience's request has it. */
export function sliceOf(filter: CallFilterState["filter"]): SliceFilters {
  const lists = LIST_FILTERS.flatMap((name) => (filter[name].length > 0 ? [[name, filter[name]] as const] : []));
  const search = filter.search.trim();
  return { ...Object.fromEntries(lists), ...(search !== "" && { search }) };
}

/** What is typed shows at once; the calls follow when the typing pauses. */
function CallSearch({ calls }: { calls: CallFilterState }) {
  const t = useTranslations("reports.calls");
  const current = calls.filter.search;
  const [typed, setTyped] = useState(current);
  const [known, setKnown] = useState(current);
  if (known !== current) {
    // The address changed by itself: back, forward, or "clear".
    setKnown(current);
    setTyped(current);
  }
  const { search } = calls;
  useEffect(() => {
    if (typed === current) return;
    const timer = setTimeout(() => {
      setKnown(typed);
      void search(typed);
    }, SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, current, search]);
  return <SearchField label={t("search")} value={typed} onChange={setTyped} className="w-60 max-md:w-full" />;
}

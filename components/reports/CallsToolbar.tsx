"use client";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { FilterChip } from "@/components/ui/FilterChip";
import { LinkButton } from "@/components/ui/LinkButton";
import { Ltr } from "@/components/ui/Ltr";
import { SearchField } from "@/components/ui/SearchField";
import { paths } from "@/lib/paths";
import type { ReportSummary } from "@/lib/reports/schema";
import { dialedOf } from "@/lib/reports/summary-figures";
import { FilterPanel } from "./FilterPanel";
import { SortControl } from "./SortControl";
import { type CallFilterState, exportQuery } from "./use-call-filter";
import { useFilterWords } from "./use-filter-words";
import { VERDICT_FILLS } from "./VerdictMark";

interface CallsToolbarProps {
  campaignId: number;
  summary: ReportSummary;
  calls: CallFilterState;
  /** How many calls pass the filter; null while nobody knows. */
  total: number | null;
}

const SEARCH_PAUSE_MS = 250;

/** The count, the search, the filters and the export of the calls. */
export function CallsToolbar({ campaignId, summary, calls, total }: CallsToolbarProps) {
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
      <div className="flex gap-2 max-md:w-full max-md:*:flex-1 md:ms-auto">
        <FilterPanel summary={summary} calls={calls} />
        <LinkButton
          icon={Download}
          href={paths.api.callsCsv(campaignId, exportQuery(calls.filter).toString())}
          download
          aria-label={total === null ? t("export") : `${t("export")}: ${t("exportHint", { count: total })}`}
        >
          {t("export")}
        </LinkButton>
      </div>
    </div>
  );
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

/** The outcomes as chips with their counts, and a chip for every other filter that is set. */
export function CallChips({ summary, calls }: Pick<CallsToolbarProps, "summary" | "calls">) {
  const t = useTranslations("reports.calls");
  const verdicts = useTranslations("reports.verdicts");
  const format = useFormatter();
  const words = useFilterWords();
  const { verdict } = calls.filter;
  const others = calls.active.filter(({ name }) => name !== "verdict");
  return (
    <div className="flex flex-wrap items-center gap-1 px-4 pb-3">
      <FilterChip
        isSelected={verdict.length === 0}
        onChange={() => calls.change({ verdict: [] })}
        count={format.number(summary.recipients)}
      >
        {verdicts("all")}
      </FilterChip>
      {summary.byVerdict.map(({ key, count }) => (
        <FilterChip
          key={key}
          fill={VERDICT_FILLS[key]}
          isSelected={verdict.includes(key)}
          onChange={() => calls.toggle("verdict", key)}
          count={format.number(count)}
        >
          {verdicts(`${key}.name`)}
        </FilterChip>
      ))}
      {others.map(({ name, value }) => (
        <FilterChip key={`${name} ${value}`} isSelected removable onChange={() => calls.toggle(name, value)}>
          {t(`columns.${name}`)}: <bdi>{words(name, value)}</bdi>
        </FilterChip>
      ))}
      {(calls.active.length > 0 || calls.filter.search !== "") && (
        <Button kind="quiet" onPress={() => calls.clear()}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
}

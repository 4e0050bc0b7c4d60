"use client";
import clsx from "clsx";
import { Download, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { LinkButton } from "@/components/ui/LinkButton";
import { Ltr } from "@/components/ui/Ltr";
import { SearchField } from "@/components/ui/SearchField";
import { paths } from "@/lib/paths";
import type { ReportSummary } from "@/lib/reports/schema";
import { FilterPanel } from "./FilterPanel";
import { type CallFilterState, exportQuery } from "./use-call-filter";
import { useFilterWords } from "./use-filter-words";
import { Swatch } from "./VerdictMark";

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
        {t("title")} <span className="font-normal">{total !== null && <Ltr>{format.number(total)}</Ltr>}</span>
      </h2>
      <CallSearch calls={calls} />
      <div className="ms-auto flex flex-wrap gap-2">
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
  const { search } = calls.filter;
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  if (known !== search) {
    // The address changed by itself: back, forward, or "clear".
    setKnown(search);
    setTyped(search);
  }
  const { change } = calls;
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => {
      setKnown(typed);
      change({ search: typed });
    }, SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, search, change]);
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
    <div className="flex flex-wrap gap-1 px-4 pb-3">
      <Chip pressed={verdict.length === 0} onPress={() => calls.change({ verdict: [] })}>
        {verdicts("all")} <Count>{format.number(summary.recipients)}</Count>
      </Chip>
      {summary.byVerdict.map(({ key, count }) => (
        <Chip key={key} pressed={verdict.includes(key)} onPress={() => calls.toggle("verdict", key)}>
          <Swatch verdict={key} />
          {verdicts(`${key}.name`)} <Count>{format.number(count)}</Count>
        </Chip>
      ))}
      {others.map(({ name, value }) => {
        const word = `${t(`columns.${name}`)}: ${words(name, value)}`;
        return (
          <button
            key={`${name} ${value}`}
            type="button"
            aria-label={t("remove", { name: word })}
            onClick={() => calls.toggle(name, value)}
            className={clsx(CHIP, "border-accent bg-accent-soft")}
          >
            <bdi>{word}</bdi>
            <X size={14} aria-hidden />
          </button>
        );
      })}
      {(calls.active.length > 0 || calls.filter.search !== "") && (
        <button type="button" onClick={() => calls.clear()} className={clsx(CHIP, "border-transparent font-semibold text-accent")}>
          {t("clear")}
        </button>
      )}
    </div>
  );
}

const CHIP =
  "inline-flex h-7 max-w-full cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-full border px-2 text-sm hover:bg-hover max-md:h-10 max-md:px-3";

function Chip({ pressed, onPress, children }: { pressed: boolean; onPress: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={clsx(CHIP, "aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold")}
    >
      {children}
    </button>
  );
}

function Count({ children }: { children: string }) {
  return <span className="font-normal text-ink-2">{children}</span>;
}

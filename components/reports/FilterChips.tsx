"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { FilterChip } from "@/components/ui/FilterChip";
import { VERDICTS } from "@/lib/reports/verdict";
import { useFigures } from "./figures";
import type { CallFilterState } from "./use-call-filter";
import { useFilterWords } from "./use-filter-words";
import { VERDICT_FILLS } from "./VerdictMark";

/** The outcomes as chips, each with how many calls it would leave, and a chip in words for every other filter that is set. */
export function CallChips({ calls }: { calls: CallFilterState }) {
  const t = useTranslations("reports.calls");
  const verdicts = useTranslations("reports.verdicts");
  const format = useFormatter();
  const words = useFilterWords();
  const { summary } = useFigures(["verdict"]);
  const { verdict, search } = calls.filter;
  const others = calls.active.filter(({ name }) => name !== "verdict");
  const shown = VERDICTS.map((key) => ({ key, count: summary.byVerdict.find((entry) => entry.key === key)?.count ?? 0 })).filter(
    ({ key, count }) => count > 0 || verdict.includes(key),
  );
  return (
    <div className="flex flex-wrap items-center gap-1 px-4 pb-3">
      <FilterChip
        isSelected={verdict.length === 0}
        onChange={() => calls.change({ verdict: [] })}
        count={format.number(summary.recipients)}
      >
        {verdicts("all")}
      </FilterChip>
      {shown.map(({ key, count }) => (
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
      {search.trim() !== "" && (
        <FilterChip isSelected removable onChange={() => calls.change({ search: "" })}>
          {t("searched")}: <bdi>{search.trim()}</bdi>
        </FilterChip>
      )}
      {calls.count > 0 && (
        <Button kind="quiet" onPress={() => calls.clear()}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
}

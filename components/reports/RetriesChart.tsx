"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/charts/ChartCard";
import { rich } from "@/components/ui/rich";
import { CountsBars, CountsTable } from "./CountsBars";
import { useFigures, useScope } from "./figures";
import type { CallFilterState } from "./use-call-filter";
import { useFilterWords } from "./use-filter-words";

/** How many retries the recipients took; each line filters the calls. */
export function RetriesChart({ calls }: { calls: CallFilterState }) {
  const t = useTranslations("reports.charts.retries");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const words = useFilterWords();
  const figures = useFigures(["retries"]);
  const card = { title: t("title"), scope: useScope(figures), isStale: figures.isStale };
  const { byRetries, recipients } = figures.summary;
  if (byRetries.length === 0)
    return <ChartCard {...card} chart={<p className="text-ink-2">{figures.isSlice ? charts("emptySlice") : t("empty")}</p>} table={null} />;
  const rows = byRetries.map(({ key, count }) => ({ value: key === "" ? "unknown" : key, count }));
  const shown = { label: t("title"), header: t("retries"), rows, total: recipients, word: (value: string) => words("retries", value) };
  return (
    <ChartCard
      {...card}
      subtitle={t.rich("of", { ...rich, count: format.number(recipients) })}
      chart={<CountsBars {...shown} name="retries" calls={calls} />}
      table={<CountsTable {...shown} name="retries" calls={calls} />}
    />
  );
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import { BarList } from "@/components/charts/BarList";
import { ChartCard } from "@/components/charts/ChartCard";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import type { ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { rich } from "./rich";

/** How many retries the recipients took. */
export function RetriesChart({ summary }: { summary: ReportSummary }) {
  const t = useTranslations("reports.charts.retries");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const word = (key: string) => {
    if (key === "") return t("unknown");
    return key === "0" ? t("zero") : t("n", { count: Number(key) });
  };
  if (summary.byRetries.length === 0)
    return <ChartCard title={t("title")} chart={<p className="text-ink-2">{t("empty")}</p>} table={null} />;
  return (
    <ChartCard
      title={t("title")}
      subtitle={t.rich("of", { ...rich, count: format.number(summary.recipients) })}
      chart={
        <BarList
          label={t("title")}
          rows={summary.byRetries.map(({ key, count }) => ({
            key: key || "unknown",
            label: word(key),
            parts: [{ fill: "not-answered", value: count }],
            value: format.number(count),
            end: <Ltr>{shareText(count, summary.recipients)}</Ltr>,
          }))}
        />
      }
      table={
        <TwinTable
          caption={t("title")}
          columns={[
            { key: "retries", header: t("retries") },
            { key: "count", header: charts("count"), numeric: true },
            { key: "share", header: charts("share"), numeric: true },
          ]}
          rows={summary.byRetries.map(({ key, count }) => ({
            key: key || "unknown",
            cells: { retries: word(key), count: format.number(count), share: <Ltr>{shareText(count, summary.recipients)}</Ltr> },
          }))}
        />
      }
    />
  );
}

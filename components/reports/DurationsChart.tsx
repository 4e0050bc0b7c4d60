"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/charts/ChartCard";
import { LazyColumns } from "@/components/charts/LazyColumns";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import type { ReportSummary } from "@/lib/reports/schema";
import { type LengthBin, lengthBins, shareText } from "@/lib/reports/series";
import { formatDuration } from "@/lib/time";
import { rich } from "./rich";

/** How long those who answered listened. */
export function DurationsChart({ summary }: { summary: ReportSummary }) {
  const t = useTranslations("reports.charts.durations");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const bins = lengthBins(summary.duration.histogram);
  const known = bins.reduce((sum, { count }) => sum + count, 0);
  const unknown = summary.answered - known;
  const { medianSeconds, p90Seconds } = summary.duration;
  if (medianSeconds === null || p90Seconds === null)
    return <ChartCard title={t("title")} chart={<p className="text-ink-2">{t("empty")}</p>} table={null} />;
  return (
    <ChartCard
      title={t("title")}
      subtitle={t.rich("of", { ...rich, count: format.number(summary.answered) })}
      chart={
        <LazyColumns
          height={216}
          labelled
          series={[{ key: "count", name: charts("count"), color: "var(--o-answered)" }]}
          data={bins.map((bin) => ({ label: binLabel(bin), title: binLabel(bin), values: { count: bin.count } }))}
          description={t("summary")}
          format={(value) => format.number(value)}
        />
      }
      table={
        <TwinTable
          caption={t("title")}
          columns={[
            { key: "length", header: t("length") },
            { key: "count", header: charts("count"), numeric: true },
            { key: "share", header: charts("share"), numeric: true },
          ]}
          rows={bins.map((bin) => ({
            key: String(bin.fromSeconds),
            cells: {
              length:
                bin.toSeconds === null
                  ? t.rich("over", { ...rich, from: bin.fromSeconds })
                  : t.rich("range", { ...rich, from: bin.fromSeconds, to: bin.toSeconds - 1 }),
              count: format.number(bin.count),
              share: <Ltr>{shareText(bin.count, known)}</Ltr>,
            },
          }))}
        />
      }
      note={
        <>
          {t.rich("note", { ...rich, median: formatDuration(medianSeconds), p90: formatDuration(p90Seconds) })}{" "}
          {unknown > 0 && t.rich("unknown", { ...rich, count: unknown, shown: format.number(unknown) })}
        </>
      }
    />
  );
}

function binLabel({ fromSeconds, toSeconds }: LengthBin): string {
  return toSeconds === null ? `${fromSeconds}+` : `${fromSeconds}–${toSeconds - 1}`;
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/charts/ChartCard";
import { LazyColumns } from "@/components/charts/LazyColumns";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import { Swatch } from "@/components/ui/Swatch";
import type { ReportSummary } from "@/lib/reports/schema";
import { timelineOf } from "@/lib/reports/series";
import { dialedOf } from "@/lib/reports/summary-figures";
import { rich } from "./rich";

const PARTS = [
  { key: "answered", fill: "answered", color: "var(--o-answered)" },
  { key: "notAnswered", fill: "not-answered", color: "var(--bar-not)" },
  { key: "network", fill: "network", color: "var(--o-network)" },
] as const;

/** Calls along the hours of the day: answered, not answered, network trouble. */
export function TimelineChart({ summary }: { summary: ReportSummary }) {
  const t = useTranslations("reports.charts.timeline");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const { bucketMinutes, buckets } = timelineOf(summary.byMinute);
  const series = PARTS.map((part) => ({ ...part, name: t(part.key) }));
  const untimed = dialedOf(summary) - summary.byMinute.reduce((sum, { count }) => sum + count, 0);
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last) return <ChartCard title={t("title")} chart={<p className="text-ink-2">{t("empty")}</p>} table={null} />;
  const legend = (
    <span className="flex flex-wrap gap-x-4">
      {series.map(({ key, name, fill }) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <Swatch fill={fill} />
          {name}
        </span>
      ))}
    </span>
  );
  return (
    <ChartCard
      title={t("title")}
      subtitle={legend}
      chart={
        <LazyColumns
          height={264}
          series={series}
          data={buckets.map((bucket) => ({
            label: bucket.from,
            title: `${bucket.from}–${bucket.to}`,
            values: { answered: bucket.answered, notAnswered: bucket.notAnswered, network: bucket.network },
          }))}
          description={t("summary", { minutes: bucketMinutes, from: first.from, to: last.to })}
          format={(value) => format.number(value)}
        />
      }
      table={
        <TwinTable
          caption={t("title")}
          columns={[
            { key: "from", header: t("from") },
            { key: "to", header: t("to") },
            ...series.map(({ key, name }) => ({ key, header: name, numeric: true })),
            { key: "count", header: charts("count"), numeric: true },
          ]}
          rows={buckets.map((bucket) => ({
            key: bucket.from,
            cells: {
              from: <Ltr>{bucket.from}</Ltr>,
              to: <Ltr>{bucket.to}</Ltr>,
              answered: format.number(bucket.answered),
              notAnswered: format.number(bucket.notAnswered),
              network: format.number(bucket.network),
              count: format.number(bucket.answered + bucket.notAnswered + bucket.network),
            },
          }))}
        />
      }
      note={
        <>
          {t("note")} {untimed > 0 && t.rich("untimed", { ...rich, count: untimed, shown: format.number(untimed) })}
        </>
      }
    />
  );
}

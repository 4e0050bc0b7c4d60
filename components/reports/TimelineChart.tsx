"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/charts/ChartCard";
import { LazyColumns } from "@/components/charts/LazyColumns";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import type { ReportSummary } from "@/lib/reports/schema";
import { timelineOf } from "@/lib/reports/series";
import { rich } from "./rich";

const COLORS = { answered: "var(--o-answered)", notAnswered: "var(--bar-not)", network: "var(--o-network)" };
const PARTS = ["answered", "notAnswered", "network"] as const;

/** Calls along the hours of the day: answered, not answered, network trouble. */
export function TimelineChart({ summary }: { summary: ReportSummary }) {
  const t = useTranslations("reports.charts.timeline");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const { bucketMinutes, buckets } = timelineOf(summary.byMinute);
  const series = PARTS.map((key) => ({ key, name: t(key), color: COLORS[key] }));
  const untimed = summary.recipients - summary.byMinute.reduce((sum, { count }) => sum + count, 0);
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last) return <ChartCard title={t("title")} chart={<p className="text-ink-2">{t("empty")}</p>} table={null} />;
  const legend = (
    <span className="flex flex-wrap gap-x-4">
      {series.map(({ key, name, color }) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <i aria-hidden="true" className="inline-block size-2.5 rounded-[3px]" style={{ background: color }} />
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
          height={216}
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

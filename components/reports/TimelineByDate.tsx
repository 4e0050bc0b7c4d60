"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { LazyColumns } from "@/components/charts/LazyColumns";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import type { AttemptTimeline } from "@/lib/reports/schema";
import { formatTime, israelClock, israelDay } from "@/lib/time";
import { inBucket, TimelineLegend, useTimelineSeries } from "./timeline-parts";

interface TimelineByDateProps {
  timeline: AttemptTimeline;
  views: ReactNode;
  /** A filter is set, which has no power here. */
  isFiltered: boolean;
}

/** Every attempt that was seen, by date, with the stretches in which nobody looked. */
export function TimelineByDate({ timeline, views, isFiltered }: TimelineByDateProps) {
  const t = useTranslations("reports.charts.timeline");
  const format = useFormatter();
  const locale = useLocale();
  const series = useTimelineSeries();
  const { buckets, seen, missed, unread, undated, gaps } = timeline;
  const days = new Set(buckets.map(({ from }) => israelDay(from)));
  const short = (moment: string) => formatTime(moment, locale, "short");
  const time = (moment: string) => formatTime(moment, locale, "time");
  const hasGap = buckets.some(({ isGap }) => isGap);
  const told = (key: "dateNote" | "missed" | "unread" | "undated" | "gaps", count: number | null) =>
    count !== null && count > 0 && <>{t.rich(key, { ...rich, count, shown: format.number(count) })} </>;
  return (
    <ChartCard
      title={t("title")}
      views={views}
      scope={isFiltered && t("unfiltered")}
      subtitle={<TimelineLegend more={hasGap && <GapSign name={t("gap")} />} />}
      chart={
        <LazyColumns
          height={264}
          series={series}
          data={buckets.map((bucket) => ({
            label: days.size > 1 ? axisTime(bucket.from) : time(bucket.from),
            title: `${short(bucket.from)} – ${time(bucket.to)}${bucket.isGap ? ` · ${t("gap")}` : ""}`,
            values: { answered: bucket.answered, notAnswered: bucket.notAnswered, network: bucket.network },
            isGap: bucket.isGap,
          }))}
          description={t("dateSummary", { from: short(buckets[0]?.from ?? ""), to: short(buckets.at(-1)?.to ?? "") })}
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
            { key: "count", header: t("attempts"), numeric: true },
            ...(hasGap ? [{ key: "gap", header: t("gap") }] : []),
          ]}
          rows={buckets.map((bucket) => ({
            key: bucket.from,
            cells: {
              from: short(bucket.from),
              to: <Ltr>{time(bucket.to)}</Ltr>,
              answered: format.number(bucket.answered),
              notAnswered: format.number(bucket.notAnswered),
              network: format.number(bucket.network),
              count: format.number(inBucket(bucket)),
              gap: bucket.isGap ? t("gap") : "",
            },
          }))}
        />
      }
      note={
        <>
          {told("dateNote", seen)}
          {told("missed", missed)}
          {told("unread", unread)}
          {told("undated", undated)}
          {told("gaps", gaps.length)}
        </>
      }
    />
  );
}

/** The axis runs left to right in both languages, and a month in letters would turn it round: 24.11 10:00. */
function axisTime(moment: string): string {
  const { day, month } = israelClock(moment);
  return `${day}.${month} ${formatTime(moment, "en", "time")}`;
}

function GapSign({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className="hatch-gap inline-block size-2.5 shrink-0 rounded-[3px]" />
      {name}
    </span>
  );
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { LazyColumns } from "@/components/charts/LazyColumns";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import { minuteOfDay } from "@/lib/reports/filter";
import { hasTime, touchesTime } from "@/lib/reports/ranges";
import { type TimeBucket, timelineOf } from "@/lib/reports/series";
import { dialedOf } from "@/lib/reports/summary-figures";
import { FilterLink } from "./FilterLink";
import { useFigures, useScope } from "./figures";
import { inBucket, TimelineLegend, useTimelineSeries } from "./timeline-parts";
import { type CallFilterState, timesOf, withTime } from "./use-call-filter";

interface TimelineByHourProps {
  calls: CallFilterState;
  views: ReactNode;
  /** Attempts by date may exist, and could not be asked for. */
  datesFailed: boolean;
}

const rangeOf = ({ from, to }: TimeBucket): [number, number] => [minuteOfDay(from), minuteOfDay(to)];

/** Last calls along the hours of the day: answered, not answered, network trouble; each column filters the calls. */
export function TimelineByHour({ calls, views, datesFailed }: TimelineByHourProps) {
  const t = useTranslations("reports.charts.timeline");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const series = useTimelineSeries();
  const figures = useFigures(["time"]);
  const card = { title: t("title"), scope: useScope(figures), isStale: figures.isStale, views };
  const { summary } = figures;
  const { bucketMinutes, buckets } = timelineOf(summary.byMinute);
  const untimed = dialedOf(summary) - summary.byMinute.reduce((sum, { count }) => sum + count, 0);
  const chosen = timesOf(calls.filter);
  const isChosen = (bucket: TimeBucket) => hasTime(chosen, rangeOf(bucket));
  const press = (bucket: TimeBucket) => void calls.change(withTime(calls.filter, rangeOf(bucket)));
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last)
    return <ChartCard {...card} chart={<p className="text-ink-2">{figures.isSlice ? charts("emptySlice") : t("empty")}</p>} table={null} />;
  return (
    <ChartCard
      {...card}
      subtitle={<TimelineLegend />}
      chart={
        <LazyColumns
          height={264}
          series={series}
          data={buckets.map((bucket) => ({
            label: bucket.from,
            title: `${bucket.from}–${bucket.to}`,
            values: { answered: bucket.answered, notAnswered: bucket.notAnswered, network: bucket.network },
            isFaded: chosen.length > 0 && !touchesTime(chosen, rangeOf(bucket)),
          }))}
          description={charts("pressable", { summary: t("summary", { minutes: bucketMinutes, from: first.from, to: last.to }) })}
          format={(value) => format.number(value)}
          onPress={(index) => {
            const bucket = buckets[index];
            if (bucket) press(bucket);
          }}
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
              from: (
                <FilterLink pressed={isChosen(bucket)} onPress={() => press(bucket)}>
                  <Ltr>{bucket.from}</Ltr>
                </FilterLink>
              ),
              to: <Ltr>{bucket.to}</Ltr>,
              answered: format.number(bucket.answered),
              notAnswered: format.number(bucket.notAnswered),
              network: format.number(bucket.network),
              count: format.number(inBucket(bucket)),
            },
          }))}
        />
      }
      note={
        <>
          {t("note")} {untimed > 0 && t.rich("untimed", { ...rich, count: untimed, shown: format.number(untimed) })}{" "}
          {datesFailed && t("dateFailed")}
        </>
      }
    />
  );
}

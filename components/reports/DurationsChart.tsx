"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/charts/ChartCard";
import { LazyColumns } from "@/components/charts/LazyColumns";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import { hasSeconds, touchesSeconds } from "@/lib/reports/ranges";
import { type LengthBin, lengthBins, shareText } from "@/lib/reports/series";
import { formatDuration } from "@/lib/time";
import { FilterLink } from "./FilterLink";
import { useFigures, useScope } from "./figures";
import { type CallFilterState, ownOfAnswered, secondsOf, withSeconds } from "./use-call-filter";

/** How long those who answered listened; each column filters the calls. */
export function DurationsChart({ calls }: { calls: CallFilterState }) {
  const t = useTranslations("reports.charts.durations");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const figures = useFigures(ownOfAnswered(calls.filter, "seconds"));
  const card = { title: t("title"), scope: useScope(figures), isStale: figures.isStale };
  const { summary } = figures;
  const bins = lengthBins(summary.duration.histogram);
  const chosen = secondsOf(calls.filter);
  const isChosen = ({ fromSeconds, toSeconds }: LengthBin) => hasSeconds(chosen, [fromSeconds, toSeconds]);
  const press = ({ fromSeconds, toSeconds }: LengthBin) => void calls.change(withSeconds(calls.filter, [fromSeconds, toSeconds]));
  const known = bins.reduce((sum, { count }) => sum + count, 0);
  const unknown = summary.answered - known;
  const { medianSeconds, p90Seconds } = summary.duration;
  if (medianSeconds === null || p90Seconds === null)
    return <ChartCard {...card} chart={<p className="text-ink-2">{figures.isSlice ? charts("emptySlice") : t("empty")}</p>} table={null} />;
  return (
    <ChartCard
      {...card}
      subtitle={t.rich("of", { ...rich, count: format.number(known) })}
      chart={
        <LazyColumns
          height={216}
          labelled
          series={[{ key: "count", name: charts("count"), color: "var(--o-answered)" }]}
          data={bins.map((bin) => ({
            label: binLabel(bin),
            title: binLabel(bin),
            values: { count: bin.count },
            isFaded: chosen.length > 0 && !touchesSeconds(chosen, [bin.fromSeconds, bin.toSeconds]),
          }))}
          description={charts("pressable", { summary: t("summary") })}
          onPress={(index) => {
            const bin = bins[index];
            if (bin) press(bin);
          }}
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
              length: (
                <FilterLink pressed={isChosen(bin)} onPress={() => press(bin)}>
                  {bin.toSeconds === null
                    ? t.rich("over", { ...rich, from: bin.fromSeconds })
                    : t.rich("range", { ...rich, from: bin.fromSeconds, to: bin.toSeconds - 1 })}
                </FilterLink>
              ),
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

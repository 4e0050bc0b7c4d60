"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import type { ReportSummary } from "@/lib/reports/schema";
import { lengthBins, timelineOf } from "@/lib/reports/series";
import { dialedOf } from "@/lib/reports/summary-figures";
import { formatDuration } from "@/lib/time";
import { Presses } from "../key-names";
import { TIMELINE_PARTS, TimelineLegend } from "../timeline-parts";
import { useFilterWords } from "../use-filter-words";
import { type PaperRow, PaperTable, withRest } from "./PaperTable";

const MOST_KEYS = 10;
const MOST_TRUNKS = 8;
const MOST_BUCKETS = 16;

interface FiguresProps {
  summary: ReportSummary;
}

/** The charts of the report, in two columns that go on from page to page. */
export function PaperFigures({ summary }: FiguresProps) {
  return (
    <div className="-mb-4 gap-4 *:mb-4 sm:columns-2 print:columns-2">
      {summary.answered > 0 && <Keys summary={summary} />}
      <Durations summary={summary} />
      <Retries summary={summary} />
      <Timeline summary={summary} />
      <Trunks summary={summary} />
    </div>
  );
}

function Timeline({ summary }: FiguresProps) {
  const t = useTranslations("reports.charts.timeline");
  const format = useFormatter();
  const { buckets } = timelineOf(summary.byMinute, MOST_BUCKETS);
  const untimed = dialedOf(summary) - summary.byMinute.reduce((sum, { count }) => sum + count, 0);
  if (buckets.length === 0) return null;
  return (
    <PaperTable
      title={t("title")}
      of={<TimelineLegend />}
      header={t("title")}
      rows={buckets.map((bucket) => ({
        key: bucket.from,
        label: <Ltr>{`${bucket.from}–${bucket.to}`}</Ltr>,
        parts: TIMELINE_PARTS.map(({ key, fill }) => ({ fill, value: bucket[key] })),
      }))}
      note={
        <>
          {t("note")} {untimed > 0 && t.rich("untimed", { ...rich, count: untimed, shown: format.number(untimed) })}
        </>
      }
    />
  );
}

function Keys({ summary }: FiguresProps) {
  const t = useTranslations("reports.charts.keys");
  const format = useFormatter();
  const rest = useRest();
  const pressed = withRest(
    summary.byDigits.filter(({ key }) => key !== ""),
    MOST_KEYS,
  );
  const none = { key: "none", label: t("none"), parts: [{ fill: "not-answered" as const, value: summary.answered - summary.pressed }] };
  return (
    <PaperTable
      title={t("title")}
      of={t.rich("of", { ...rich, count: format.number(summary.answered) })}
      header={t("key")}
      total={summary.answered}
      rows={[
        ...pressed.shown.map(({ key, count }) => ({
          key: `pressed ${key}`,
          label: <Presses digits={key} />,
          parts: [{ fill: "answered" as const, value: count }],
        })),
        ...rest(pressed.rest, "answered"),
        none,
      ]}
      note={t.rich("optOuts", { ...rich, count: summary.optOuts, shown: format.number(summary.optOuts) })}
    />
  );
}

function Durations({ summary }: FiguresProps) {
  const t = useTranslations("reports.charts.durations");
  const format = useFormatter();
  const bins = lengthBins(summary.duration.histogram);
  const known = bins.reduce((sum, { count }) => sum + count, 0);
  const unknown = summary.answered - known;
  const { medianSeconds, p90Seconds } = summary.duration;
  if (medianSeconds === null || p90Seconds === null) return null;
  return (
    <PaperTable
      title={t("title")}
      of={t.rich("of", { ...rich, count: format.number(known) })}
      header={t("length")}
      total={known}
      rows={bins.map(({ fromSeconds, toSeconds, count }) => ({
        key: String(fromSeconds),
        label: <Ltr>{toSeconds === null ? `${fromSeconds}+` : `${fromSeconds}–${toSeconds - 1}`}</Ltr>,
        parts: [{ fill: "answered", value: count }],
      }))}
      note={
        <>
          {t.rich("note", { ...rich, median: formatDuration(medianSeconds), p90: formatDuration(p90Seconds) })}{" "}
          {unknown > 0 && t.rich("unknown", { ...rich, count: unknown, shown: format.number(unknown) })}
        </>
      }
    />
  );
}

function Retries({ summary }: FiguresProps) {
  const t = useTranslations("reports.charts.retries");
  const format = useFormatter();
  const words = useFilterWords();
  return (
    <PaperTable
      title={t("title")}
      of={t.rich("of", { ...rich, count: format.number(summary.recipients) })}
      header={t("retries")}
      total={summary.recipients}
      rows={summary.byRetries.map(({ key, count }) => ({
        key: key || "unknown",
        label: words("retries", key || "unknown"),
        parts: [{ fill: "not-answered", value: count }],
      }))}
    />
  );
}

function Trunks({ summary }: FiguresProps) {
  const t = useTranslations("reports.charts.trunks");
  const format = useFormatter();
  const words = useFilterWords();
  const rest = useRest();
  if (summary.byTrunk.length < 2) return null;
  const trunks = withRest(summary.byTrunk, MOST_TRUNKS);
  return (
    <PaperTable
      title={t("title")}
      of={t.rich("of", { ...rich, count: summary.recipients, shown: format.number(summary.recipients) })}
      header={t("trunk")}
      total={summary.recipients}
      rows={[
        ...trunks.shown.map(({ key, count }) => ({
          key: `trunk ${key}`,
          label: <bdi dir="auto">{words("trunk", key)}</bdi>,
          parts: [{ fill: "not-answered" as const, value: count }],
        })),
        ...rest(trunks.rest, "not-answered"),
      ]}
    />
  );
}

/** The line of all the rarer values together. */
function useRest(): (rest: { values: number; count: number } | null, fill: "answered" | "not-answered") => PaperRow[] {
  const t = useTranslations("reports.paper");
  return (rest, fill) => (rest ? [{ key: "rest", label: t("rest", { count: rest.values }), parts: [{ fill, value: rest.count }] }] : []);
}

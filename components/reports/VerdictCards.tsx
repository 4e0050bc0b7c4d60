"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import type { ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { VERDICTS, type Verdict } from "@/lib/reports/verdict";
import { formatDuration } from "@/lib/time";
import type { CallFilterState } from "./use-call-filter";
import { Swatch, VERDICT_COLORS } from "./VerdictMark";

interface VerdictProps {
  summary: ReportSummary;
}

function countOf(summary: ReportSummary, verdict: Verdict): number {
  return summary.byVerdict.find(({ key }) => key === verdict)?.count ?? 0;
}

/** The whole as one bar, in the order of the cards, which carry the words and the figures. */
export function WholeBar({ summary }: VerdictProps) {
  return (
    <div aria-hidden="true" className="mb-3 flex h-4 gap-0.5 overflow-hidden rounded-sm">
      {summary.byVerdict.map(({ key, count }) => (
        <i
          key={key}
          className={`block min-w-0.5 ${key === "noData" ? "hatch-nodata" : ""} ${key === "notDialed" ? "ring-1 ring-inset ring-line-strong" : ""}`}
          style={{ flex: `${count} 0 0`, ...(key !== "noData" && { background: VERDICT_COLORS[key] }) }}
        />
      ))}
    </div>
  );
}

/** A card for each outcome; each filters the calls, and the one of the answered tells how they listened. */
export function VerdictCards({ summary, calls }: VerdictProps & { calls: CallFilterState }) {
  const t = useTranslations("reports.verdicts");
  const shown = VERDICTS.filter((verdict) => verdict !== "answered").filter(
    (verdict) => verdict !== "notDialed" || countOf(summary, verdict) > 0,
  );
  return (
    <section aria-label={t("label")} className="mb-6 grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-[1.35fr_repeat(4,1fr)]">
      <AnsweredCard summary={summary} />
      {shown.map((verdict) => (
        <VerdictCard key={verdict} verdict={verdict} summary={summary} calls={calls} />
      ))}
    </section>
  );
}

function VerdictCard({ verdict, summary, calls }: VerdictProps & { verdict: Exclude<Verdict, "answered">; calls: CallFilterState }) {
  const t = useTranslations("reports.verdicts");
  const pressed = calls.filter.verdict.includes(verdict);
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={() => calls.toggle("verdict", verdict)}
      className={`flex min-h-[102px] cursor-pointer flex-col rounded-lg border px-4 py-3 text-start hover:bg-hover ${
        pressed ? "border-accent bg-accent-soft" : "border-line bg-surface"
      }`}
    >
      <span className="flex items-center gap-2 text-sm leading-5">
        <Swatch verdict={verdict} />
        {t(`${verdict}.name`)}
      </span>
      <CountAndShare count={countOf(summary, verdict)} total={summary.recipients} size="text-xl" />
      <span className="text-sm leading-5 text-ink-2">{t(`${verdict}.advice`)}</span>
    </button>
  );
}

function AnsweredCard({ summary }: VerdictProps) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const { averageSeconds, medianSeconds, p90Seconds } = summary.duration;
  const facts = [
    { name: t("answeredCard.average"), value: averageSeconds === null ? null : formatDuration(averageSeconds) },
    { name: t("answeredCard.median"), value: medianSeconds === null ? null : formatDuration(medianSeconds) },
    { name: t("answeredCard.p90"), value: p90Seconds === null ? null : formatDuration(p90Seconds) },
    { name: t("answeredCard.pressed"), value: format.number(summary.pressed) },
  ];
  return (
    <div className="col-span-full row-span-2 flex flex-col rounded-lg border border-line bg-surface p-4 xl:col-span-1">
      <span className="flex items-center gap-2 text-sm leading-5">
        <Swatch verdict="answered" />
        {t("verdicts.answered.name")}
      </span>
      <CountAndShare count={summary.answered} total={summary.recipients} size="text-3xl" />
      <dl className="mt-auto grid gap-1 border-line border-t pt-2 text-sm">
        {facts.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-2">
            <dt className="text-ink-2">{name}</dt>
            <dd className="font-semibold">{value === null ? t("answeredCard.unknown") : <Ltr>{value}</Ltr>}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function CountAndShare({ count, total, size }: { count: number; total: number; size: string }) {
  const format = useFormatter();
  return (
    <span className={`font-semibold tracking-tight ${size}`}>
      <Ltr>{format.number(count)}</Ltr>{" "}
      <small className="font-normal text-base text-ink-2 leading-none tracking-normal">
        <Ltr>{shareText(count, total)}</Ltr>
      </small>
    </span>
  );
}

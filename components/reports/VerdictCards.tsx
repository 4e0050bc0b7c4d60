"use client";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { SegmentBar } from "@/components/ui/SegmentBar";
import { Swatch } from "@/components/ui/Swatch";
import type { ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { countOf, dialedOf } from "@/lib/reports/summary-figures";
import { VERDICTS, type Verdict } from "@/lib/reports/verdict";
import { formatDuration } from "@/lib/time";
import { rich } from "./rich";
import type { CallFilterState } from "./use-call-filter";
import { VERDICT_FILLS } from "./VerdictMark";

interface CardsProps {
  summary: ReportSummary;
  calls: CallFilterState;
  /** No more calls will be made. */
  final: boolean;
}

/** The whole as one bar, in the order of the cards, which carry the words and the figures. */
export function WholeBar({ summary }: Pick<CardsProps, "summary">) {
  return (
    <SegmentBar
      height={16}
      className="mb-3"
      parts={summary.byVerdict.map(({ key, count }) => ({ fill: VERDICT_FILLS[key], value: count }))}
    />
  );
}

/** A card for each outcome; each filters the calls, and the one of the answered tells how they listened. */
export function VerdictCards({ summary, calls, final }: CardsProps) {
  const t = useTranslations("reports.verdicts");
  const format = useFormatter();
  const dialed = dialedOf(summary);
  const waiting = countOf(summary, "notDialed");
  const outcomes = VERDICTS.filter((verdict) => verdict !== "answered" && verdict !== "notDialed");
  return (
    <section
      aria-label={t("label")}
      className={clsx(
        "mb-6 grid grid-cols-2 gap-3 md:grid-cols-3",
        waiting === 0 ? "xl:grid-cols-[1.35fr_repeat(4,1fr)]" : "xl:grid-cols-[1.35fr_repeat(5,1fr)]",
      )}
    >
      <VerdictCard
        verdict="answered"
        calls={calls}
        large
        count={summary.answered}
        beside={<Ltr>{shareText(summary.answered, dialed)}</Ltr>}
      >
        <Listening summary={summary} />
      </VerdictCard>
      {outcomes.map((verdict) => {
        const count = countOf(summary, verdict);
        return (
          <VerdictCard key={verdict} verdict={verdict} calls={calls} count={count} beside={<Ltr>{shareText(count, dialed)}</Ltr>}>
            <span className="text-ink-2 text-sm leading-5">{t(`${verdict}.advice`)}</span>
          </VerdictCard>
        );
      })}
      {waiting > 0 && (
        <VerdictCard
          verdict="notDialed"
          calls={calls}
          count={waiting}
          beside={t.rich("ofAll", { ...rich, total: format.number(summary.recipients) })}
        >
          <span className="text-ink-2 text-sm leading-5">{t(final ? "notDialed.advice" : "notDialed.adviceRunning")}</span>
        </VerdictCard>
      )}
    </section>
  );
}

interface VerdictCardProps {
  verdict: Verdict;
  calls: CallFilterState;
  count: number;
  /** After the figure: its share. */
  beside: ReactNode;
  /** The one that matters most. */
  large?: boolean;
  children: ReactNode;
}

/** The button is the figure; its reach is the whole card. */
function VerdictCard({ verdict, calls, count, beside, large = false, children }: VerdictCardProps) {
  const t = useTranslations("reports.verdicts");
  const format = useFormatter();
  const pressed = calls.filter.verdict.includes(verdict);
  return (
    <div
      className={clsx(
        "relative flex min-h-[102px] flex-col rounded-lg border px-4 py-3 hover:bg-hover",
        pressed ? "border-accent bg-accent-soft" : "bg-surface",
        large && "row-span-2 max-xl:col-span-full",
      )}
    >
      <button
        type="button"
        aria-pressed={pressed}
        onClick={() => calls.toggle("verdict", verdict)}
        className="flex cursor-pointer flex-col text-start outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-2"
      >
        <span className="flex items-center gap-2 text-sm leading-5">
          <Swatch fill={VERDICT_FILLS[verdict]} />
          {t(`${verdict}.name`)}
        </span>
        <span className={clsx("font-semibold tracking-tight", large ? "text-3xl" : "text-xl")}>
          <Ltr>{format.number(count)}</Ltr>{" "}
          <small className="font-normal text-base text-ink-2 leading-none tracking-normal">{beside}</small>
        </span>
      </button>
      {children}
    </div>
  );
}

/** How those who answered listened. */
function Listening({ summary }: Pick<CardsProps, "summary">) {
  const t = useTranslations("reports.answeredCard");
  const format = useFormatter();
  const { averageSeconds, medianSeconds, p90Seconds } = summary.duration;
  const facts = [
    { name: t("average"), value: averageSeconds === null ? null : formatDuration(averageSeconds) },
    { name: t("median"), value: medianSeconds === null ? null : formatDuration(medianSeconds) },
    { name: t("p90"), value: p90Seconds === null ? null : formatDuration(p90Seconds) },
    { name: t("pressed"), value: format.number(summary.pressed) },
  ];
  return (
    <dl className="mt-auto grid gap-1 border-t pt-2 text-sm">
      {facts.map(({ name, value }) => (
        <div key={name} className="flex justify-between gap-2">
          <dt className="text-ink-2">{name}</dt>
          <dd className="font-semibold">{value === null ? t("unknown") : <Ltr>{value}</Ltr>}</dd>
        </div>
      ))}
    </dl>
  );
}

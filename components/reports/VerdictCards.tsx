"use client";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import { SegmentBar } from "@/components/ui/SegmentBar";
import { Swatch } from "@/components/ui/Swatch";
import type { ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { countOf, dialedOf } from "@/lib/reports/summary-figures";
import { ANSWERED_VERDICTS, FAILURE_VERDICTS, type Verdict } from "@/lib/reports/verdict";
import { formatDuration } from "@/lib/time";
import { sliceOf } from "./CallsToolbar";
import { FollowUpButton } from "./FollowUpButton";
import { useFigures, useScope } from "./figures";
import type { CallFilterState } from "./use-call-filter";
import { VERDICT_FILLS } from "./VerdictMark";

interface CardsProps {
  campaignId: number;
  summary: ReportSummary;
  calls: CallFilterState;
  /** No more calls will be made. */
  final: boolean;
}

/** The outcomes as one bar, in the order of the cards, which carry the words and the figures. */
export function WholeBar({ summary: { byVerdict } }: Pick<CardsProps, "summary">) {
  return (
    <SegmentBar height={16} className="mb-3" parts={byVerdict.map(({ key, count }) => ({ fill: VERDICT_FILLS[key], value: count }))} />
  );
}

/** The bar of the whole campaign; while others are filtered than outcomes, a second one of what is left, and which is which. */
export function VerdictBars({ summary }: Pick<CardsProps, "summary">) {
  const t = useTranslations("reports.verdicts");
  const format = useFormatter();
  const figures = useFigures(["verdict"]);
  const scope = useScope(figures);
  if (!figures.isSlice) return <WholeBar summary={summary} />;
  return (
    <div className="grid gap-1 text-sm">
      <p className="text-ink-2">{t.rich("whole", { ...rich, count: summary.recipients, shown: format.number(summary.recipients) })}</p>
      <WholeBar summary={summary} />
      <p className="font-semibold">{scope}</p>
      <div className={clsx("transition-opacity", figures.isStale && "opacity-60")}>
        <WholeBar summary={figures.summary} />
      </div>
      <p className="mb-3 text-ink-2">{t("bothTold")}</p>
    </div>
  );
}

/**
 * A card for each outcome of the whole campaign; each filters the calls, and the one of the answered tells how they listened. While others
 * are filtered, each tells of the slice too.
 */
export function VerdictCards({ campaignId, summary, calls, final }: CardsProps) {
  const t = useTranslations("reports.verdicts");
  const answeredCard = useTranslations("reports.answeredCard");
  const format = useFormatter();
  const dialed = dialedOf(summary);
  const waiting = countOf(summary, "notDialed");
  return (
    <section
      aria-label={t("label")}
      className={clsx(
        "mb-6 grid grid-cols-2 gap-3 md:grid-cols-3",
        waiting === 0 ? "xl:grid-cols-[1.35fr_repeat(4,1fr)]" : "xl:grid-cols-[1.35fr_repeat(5,1fr)]",
      )}
    >
      <VerdictCard
        verdicts={ANSWERED_VERDICTS}
        name={answeredCard("title")}
        calls={calls}
        large
        count={summary.answered}
        beside={<Ltr>{shareText(summary.answered, dialed)}</Ltr>}
      >
        <HungUp summary={summary} calls={calls} />
        <Listening summary={summary} />
      </VerdictCard>
      {FAILURE_VERDICTS.map((verdict) => {
        const count = countOf(summary, verdict);
        return (
          <VerdictCard key={verdict} verdicts={[verdict]} calls={calls} count={count} beside={<Ltr>{shareText(count, dialed)}</Ltr>}>
            <span className="mb-2 text-ink-2 text-sm leading-5">{t(`${verdict}.advice`)}</span>
            {count > 0 && CALLED_AGAIN.has(verdict) && <CallAgain campaignId={campaignId} verdict={verdict} calls={calls} />}
          </VerdictCard>
        );
      })}
      {waiting > 0 && (
        <VerdictCard
          verdicts={["notDialed"]}
          calls={calls}
          count={waiting}
          beside={t.rich("ofAll", { ...rich, total: format.number(summary.recipients) })}
        >
          <span className="mb-2 text-ink-2 text-sm leading-5">{t(final ? "notDialed.advice" : "notDialed.adviceRunning")}</span>
          {final && <CallAgain campaignId={campaignId} verdict="notDialed" calls={calls} />}
        </VerdictCard>
      )}
    </section>
  );
}

/** Who may be reached another time: the phone rang, was busy, or the trouble wasn't theirs. */
const CALLED_AGAIN: ReadonlySet<Verdict> = new Set(["rang", "busy", "network", "noData"]);

/** Calls those of this outcome whom the other filters leave. Above the card's own button, which reaches over all of it. */
function CallAgain({ campaignId, verdict, calls }: { campaignId: number; verdict: Verdict; calls: CallFilterState }) {
  const t = useTranslations("reports.verdicts");
  return (
    <FollowUpButton
      kind="quiet"
      campaignId={campaignId}
      filter={{ ...sliceOf(calls.filter), verdict: [verdict] }}
      aria-label={t("callAgainNamed", { verdict: t(`${verdict}.name`) })}
      className="relative z-10 -ms-2 mt-auto self-start"
    >
      {t("callAgain")}
    </FollowUpButton>
  );
}

interface VerdictCardProps {
  verdicts: readonly [Verdict, ...Verdict[]];
  /** Of several together. */
  name?: string;
  calls: CallFilterState;
  count: number;
  /** After the figure: its share. */
  beside: ReactNode;
  /** The one that matters most. */
  large?: boolean;
  children: ReactNode;
}

/** The button is the figure; its reach is the whole card. */
function VerdictCard({ verdicts, name, calls, count, beside, large = false, children }: VerdictCardProps) {
  const t = useTranslations("reports.verdicts");
  const format = useFormatter();
  const { summary, isSlice, isStale } = useFigures(["verdict"]);
  const [verdict] = verdicts;
  const inSlice = verdicts.reduce((sum, one) => sum + countOf(summary, one), 0);
  const pressed = verdicts.every((one) => calls.filter.verdict.includes(one));
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
        onClick={() => calls.change({ verdict: withOrWithout(calls.filter.verdict, verdicts, !pressed) })}
        className="flex cursor-pointer flex-col text-start outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-2"
      >
        <span className="flex items-center gap-2 text-sm leading-5">
          <Swatch fill={VERDICT_FILLS[verdict]} />
          {name ?? t(`${verdict}.name`)}
        </span>
        <span className={clsx("font-semibold tracking-tight", large ? "text-3xl" : "text-xl")}>
          <Ltr>{format.number(count)}</Ltr>{" "}
          <small className="font-normal text-base text-ink-2 leading-none tracking-normal">{beside}</small>
        </span>
        {isSlice && (
          <span className={clsx("mb-1 text-sm leading-5", isStale && "opacity-60")}>
            {t("inSlice")}{" "}
            <b className="font-semibold">
              <Ltr>{format.number(inSlice)}</Ltr>
            </b>{" "}
            <span className="text-ink-2">
              <Ltr>{shareText(inSlice, verdict === "notDialed" ? summary.recipients : dialedOf(summary))}</Ltr>
            </span>
          </span>
        )}
      </button>
      {children}
    </div>
  );
}

function withOrWithout(chosen: readonly string[], verdicts: readonly Verdict[], isIn: boolean): string[] {
  const others = chosen.filter((one) => !verdicts.some((verdict) => verdict === one));
  return isIn ? [...others, ...verdicts] : others;
}

/** How many of those who answered hung up at once; a filter of its own within the card. */
function HungUp({ summary, calls }: Pick<CardsProps, "summary" | "calls">) {
  const t = useTranslations("reports.answeredCard");
  const format = useFormatter();
  const figures = useFigures(["verdict"]);
  const count = countOf(summary, "hungUp");
  if (count === 0) return null;
  const { verdict } = calls.filter;
  const isAlone = verdict.length === 1 && verdict[0] === "hungUp";
  return (
    <button
      type="button"
      aria-pressed={isAlone}
      onClick={() => calls.change({ verdict: isAlone ? [] : ["hungUp"] })}
      className={clsx(
        "relative z-10 -mx-2 mt-1 mb-2 flex min-h-8 cursor-pointer flex-wrap items-center gap-x-2 rounded-md px-2 text-start text-sm hover:bg-sunken max-md:min-h-12",
        isAlone && "bg-surface font-semibold",
      )}
    >
      <Swatch fill={VERDICT_FILLS.hungUp} />
      <span>{t.rich("hungUp", { ...rich, shown: format.number(count), share: shareText(count, summary.answered) })}</span>
      {figures.isSlice && (
        <span className={clsx("text-ink-2", figures.isStale && "opacity-60")}>
          {t.rich("hungUpInSlice", { ...rich, shown: format.number(countOf(figures.summary, "hungUp")) })}
        </span>
      )}
    </button>
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

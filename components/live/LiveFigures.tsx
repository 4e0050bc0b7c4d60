"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProgressBar } from "@/components/campaigns/ProgressBar";
import { Sparkline } from "@/components/charts/Sparkline";
import { Figure } from "@/components/ui/Figure";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { SegmentBar } from "@/components/ui/SegmentBar";
import { type Phase, progressOf } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import type { LiveCampaign } from "@/lib/live/schema";
import { formatMoney } from "@/lib/money";
import { shareText } from "@/lib/reports/series";
import { formatDuration, formatTime } from "@/lib/time";
import { EndFigure } from "./EndFigure";
import { useSpeed } from "./use-speed";

const LEAST_MINUTES = 10;

/** A figure, or in smaller letters the word that it isn't known. */
function Known<T>({
  label,
  value,
  draw,
  note,
  unit,
  untold,
}: {
  label: string;
  value: T | null;
  draw: (value: T) => ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
  /** Why it isn't known. */
  untold?: ReactNode;
}) {
  const t = useTranslations("live");
  if (value === null) return <Figure label={label} value={t("unknown")} note={untold} size="range" />;
  return <Figure label={label} value={<Ltr>{draw(value)}</Ltr>} unit={unit} note={note} />;
}

/** How far a campaign that has begun is. @param atMs when its figures were true, epoch milliseconds */
export function BegunFigures({ campaign, phase, atMs }: { campaign: LiveCampaign; phase: Phase; atMs: number | null }) {
  return (
    <>
      <Dialled campaign={campaign} />
      <AnswerShare campaign={campaign} phase={phase} />
      {phase === "ended" || phase === "stopped" ? (
        <Over campaign={campaign} />
      ) : (
        <>
          {phase === "hold" ? <InTheAir campaign={campaign} /> : <Speed campaign={campaign} />}
          <EndFigure campaign={campaign} phase={phase} atMs={atMs} />
        </>
      )}
    </>
  );
}

function Dialled({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("live");
  const format = useFormatter();
  const progress = progressOf(campaign);
  const { totalPhones: total } = campaign;
  const of = total === null ? undefined : t.rich("of", { total: format.number(total), num: ltr });
  return (
    <div>
      <Known label={t("dialed")} value={campaign.sent} draw={format.number} unit={of} />
      {progress && (
        <div className="mt-2">
          <ProgressBar progress={progress} legend />
        </div>
      )}
    </div>
  );
}

/** Of all that were dialled; below it the last ten minutes against those before, as soon as there are enough of both. */
function AnswerShare({ campaign, phase }: { campaign: LiveCampaign; phase: Phase }) {
  const t = useTranslations("live");
  const progress = progressOf(campaign);
  const dialed = progress ? progress.total - progress.left : 0;
  const { recentAnswerPercent: recent = null, earlierAnswerPercent: earlier = null } = campaign.pace ?? {};
  const compared = recent !== null && earlier !== null && phase !== "ended" && phase !== "stopped";
  const note = phase === "hold" ? t("untilHeld") : t("ofDialed");
  return (
    <Known
      label={t("answered")}
      value={progress && dialed > 0 ? progress.answered : null}
      draw={(answered) => shareText(answered, dialed)}
      note={compared ? t.rich("earlier", { recent: `${recent}%`, earlier: `${earlier}%`, num: ltr }) : note}
    />
  );
}

function Speed({ campaign: { pace, attention } }: { campaign: LiveCampaign }) {
  const t = useTranslations("live");
  const speed = useSpeed();
  const perMinute = pace?.perMinute ?? null;
  const peak = perMinute === null ? null : Math.max(perMinute, pace?.peak ?? 0);
  const isTroubled = attention.some(({ kind }) => kind === "network");
  return (
    <div className="flex items-start gap-2 max-md:flex-col max-md:gap-1">
      <Known
        label={t("perMinute")}
        value={perMinute}
        draw={speed}
        note={peak !== null && t.rich("peak", { count: speed(peak), num: ltr })}
        untold={t("measuring")}
      />
      <Sparkline
        values={courseOf(pace?.series ?? [])}
        tone={isTroubled ? "network" : "plain"}
        className="h-8 w-24 shrink-0 max-md:h-5 max-md:w-20 md:ms-auto md:mt-4"
      />
    </div>
  );
}

/** From where it began, so that a young campaign's course is seen too; ten minutes at least, or two would look like a whole story. */
function courseOf(series: readonly (number | null)[]): readonly (number | null)[] {
  const begun = series.findIndex((calls) => calls !== null);
  return series.slice(Math.max(0, Math.min(begun, series.length - LEAST_MINUTES)));
}

/** A held campaign begins no call; those that began before the hold end by themselves. */
function InTheAir({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("live");
  const format = useFormatter();
  return <Known label={t("dialing")} value={campaign.dialing} draw={format.number} note={campaign.dialing ? t("inTheAir") : undefined} />;
}

function Over({ campaign: { runSeconds, endedAt } }: { campaign: Campaign }) {
  const t = useTranslations("live");
  const locale = useLocale();
  return (
    <>
      <Known label={t("runTime")} value={runSeconds} draw={formatDuration} />
      <Known
        label={t("endedAt")}
        value={endedAt}
        draw={(at) => formatTime(at, locale, "time")}
        note={endedAt && formatTime(endedAt, locale, "day")}
      />
    </>
  );
}

/** What a campaign that nobody was dialled by yet will be: it waits for its time, or on hold for a person. */
export function ComingFigures({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("live");
  const format = useFormatter();
  const locale = useLocale();
  const { startedAt, maxRing } = campaign;
  return (
    <>
      <div>
        <Known label={t("audience")} value={campaign.totalPhones} draw={format.number} unit={t("recipients")} />
        <SegmentBar parts={[{ fill: "left", value: 1 }]} className="mt-2" />
      </div>
      <Known label={t("priceLabel")} value={campaign.price} draw={formatMoney} note={t("units")} />
      {campaign.status === "hold" ? (
        <Figure label={t("starts")} value={t("onResume")} size="range" />
      ) : (
        <Known
          label={t("starts")}
          value={startedAt}
          draw={(at) => formatTime(at, locale, "time")}
          note={startedAt && formatTime(startedAt, locale, "day")}
        />
      )}
      {maxRing === null ? (
        <Figure label={t("pace")} value={t("noCapShort")} size="range" />
      ) : (
        <Known label={t("pace")} value={maxRing} draw={format.number} note={t("atOnce")} />
      )}
    </>
  );
}

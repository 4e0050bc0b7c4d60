"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProgressBar } from "@/components/campaigns/ProgressBar";
import { Figure } from "@/components/ui/Figure";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { progressOf } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import { formatMoney } from "@/lib/money";
import { shareText } from "@/lib/reports/series";
import { formatDuration, formatTime } from "@/lib/time";

/** A figure, or in smaller letters the word that it isn't known. */
function Known<T>({
  label,
  value,
  draw,
  ...rest
}: {
  label: string;
  value: T | null;
  draw: (value: T) => ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
}) {
  const t = useTranslations("live");
  if (value === null) return <Figure label={label} value={t("unknown")} size="range" />;
  return <Figure label={label} value={<Ltr>{draw(value)}</Ltr>} {...rest} />;
}

/** How far a campaign that has begun is. */
export function RunningFigures({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("live");
  const format = useFormatter();
  const progress = progressOf(campaign);
  const dialed = progress ? progress.total - progress.left : 0;
  const { totalPhones: total, maxRing } = campaign;
  const of = total === null ? undefined : t.rich("of", { total: format.number(total), num: ltr });
  return (
    <>
      <div>
        <Known label={t("dialed")} value={campaign.sent} draw={format.number} unit={of} />
        {progress && (
          <div className="mt-2">
            <ProgressBar progress={progress} legend />
          </div>
        )}
      </div>
      <Known
        label={t("answered")}
        value={progress && dialed > 0 ? progress.answered : null}
        draw={(answered) => shareText(answered, dialed)}
        note={t("ofDialed")}
      />
      <Known
        label={t("dialing")}
        value={campaign.dialing}
        draw={format.number}
        note={maxRing === null ? t("noCap") : t("cap", { count: maxRing })}
      />
      <Known label={t("runTime")} value={campaign.runSeconds} draw={formatDuration} />
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
      <Known label={t("audience")} value={campaign.totalPhones} draw={format.number} unit={t("recipients")} />
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

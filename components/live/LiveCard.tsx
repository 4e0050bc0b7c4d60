"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { CampaignActions } from "@/components/campaigns/CampaignActions";
import { PhaseBadge } from "@/components/campaigns/PhaseBadge";
import { ProgressBar } from "@/components/campaigns/ProgressBar";
import { Figure } from "@/components/ui/Figure";
import { Ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { TextLink } from "@/components/ui/TextLink";
import { type Phase, phaseOf, progressOf } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import { paths } from "@/lib/paths";
import { shareText } from "@/lib/reports/series";
import { formatDuration, formatTime } from "@/lib/time";

/** One campaign that runs, is held, waits or has just ended. @param at when its figures were true, ISO 8601 */
export function LiveCard({ campaign, at, now }: { campaign: Campaign; at: string | null; now: number }) {
  const phase = phaseOf(campaign, now);
  return (
    <article aria-labelledby={`campaign-${campaign.id}`} className="rounded-lg border bg-surface">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-3">
        <PhaseBadge phase={phase} status={campaign.status} />
        <h2 id={`campaign-${campaign.id}`} className="min-w-0 flex-1 truncate font-semibold">
          <TextLink href={paths.campaign(campaign.id)} className="text-ink!">
            <bdi dir="auto">{campaign.title || <Ltr mono>{campaign.id}</Ltr>}</bdi>
          </TextLink>
        </h2>
        <div className="max-md:order-last max-md:w-full">
          <CampaignActions campaign={campaign} phase={phase} />
        </div>
      </header>
      <Body campaign={campaign} phase={phase} />
      <Foot campaign={campaign} at={at} />
    </article>
  );
}

function Body({ campaign, phase }: { campaign: Campaign; phase: Phase }) {
  const t = useTranslations("live");
  const format = useFormatter();
  const locale = useLocale();
  const progress = progressOf(campaign);
  const count = (value: number | null) => (value === null ? t("unknown") : <Ltr>{format.number(value)}</Ltr>);
  const total = campaign.totalPhones;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_96px_168px_168px] gap-x-8 gap-y-4 p-4 max-lg:grid-cols-3 max-lg:*:first:col-span-3 max-md:gap-x-4">
      <div>
        <Figure
          label={phase === "scheduled" ? t("audience") : t("dialed")}
          value={phase === "scheduled" ? count(total) : count(campaign.sent)}
          unit={phase === "scheduled" ? t("recipients") : total === null ? undefined : t("of", { total: format.number(total) })}
        />
        {progress && (
          <div className="mt-2">
            <ProgressBar progress={progress} legend />
          </div>
        )}
      </div>
      <Figure
        label={t("answered")}
        value={
          progress && progress.total > progress.left ? (
            <Ltr>{shareText(progress.answered, progress.total - progress.left)}</Ltr>
          ) : (
            t("unknown")
          )
        }
        note={progress ? t("ofDialed") : undefined}
        size={progress && progress.total > progress.left ? "normal" : "range"}
      />
      {phase === "scheduled" ? (
        <Figure
          label={t("starts")}
          value={campaign.startedAt ? <Ltr>{formatTime(campaign.startedAt, locale, "time")}</Ltr> : t("unknown")}
          note={campaign.startedAt && formatTime(campaign.startedAt, locale, "day")}
        />
      ) : (
        <Figure
          label={t("dialing")}
          value={phase === "active" ? count(campaign.dialing) : <Ltr>{format.number(campaign.dialing ?? 0)}</Ltr>}
          note={campaign.maxRing === null ? t("noCap") : t("cap", { count: campaign.maxRing })}
        />
      )}
      <Figure
        label={t("runTime")}
        value={campaign.runSeconds === null ? t("unknown") : <Ltr>{formatDuration(campaign.runSeconds)}</Ltr>}
        note={
          campaign.startedAt && phase !== "scheduled" ? t("since", { time: formatTime(campaign.startedAt, locale, "short") }) : undefined
        }
      />
    </div>
  );
}

function Foot({ campaign, at }: { campaign: Campaign; at: string | null }) {
  const t = useTranslations("live");
  const { price, donations } = campaign;
  return (
    <footer className="flex flex-wrap gap-x-6 gap-y-1 border-t px-4 py-2 text-ink-2 text-sm">
      <span>{price === null ? t("priceUnknown") : t.rich("price", { price, num: (chunks) => <Ltr>{chunks}</Ltr> })}</span>
      {donations.count !== null && donations.count > 0 && donations.sum !== null && (
        <span>{t.rich("donations", { count: donations.count, sum: donations.sum, num: (chunks) => <Ltr>{chunks}</Ltr> })}</span>
      )}
      <span>
        {t("id")} <Ltr mono>{campaign.id}</Ltr>
      </span>
      <span className="ms-auto">{at && <RelativeTime at={at} />}</span>
    </footer>
  );
}

"use client";
import { useLocale, useTranslations } from "next-intl";
import { CampaignActions } from "@/components/campaigns/CampaignActions";
import { PhaseBadge } from "@/components/campaigns/PhaseBadge";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { TextLink } from "@/components/ui/TextLink";
import { phaseOf } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";
import { ComingFigures, RunningFigures } from "./LiveFigures";

/** One campaign that runs, is held, waits or has just ended. @param at when its figures were true, ISO 8601 */
export function LiveCard({ campaign, at, now }: { campaign: Campaign; at: string | null; now: number }) {
  const phase = phaseOf(campaign, now);
  const isComing = phase === "scheduled" || (phase === "hold" && campaign.sent === null);
  return (
    <article aria-labelledby={`campaign-${campaign.id}`} className="flex flex-col rounded-lg border bg-surface">
      <div className="flex items-start gap-3 px-4 pt-3 max-md:contents">
        <div className="flex min-h-8 min-w-0 flex-1 items-center gap-3 max-md:px-4 max-md:pt-3">
          <PhaseBadge phase={phase} status={campaign.status} />
          <h2 id={`campaign-${campaign.id}`} className="min-w-0 truncate font-semibold">
            <TextLink href={paths.campaign(campaign.id)} className="text-ink!">
              <bdi dir="auto">{campaign.title || <Ltr mono>{campaign.id}</Ltr>}</bdi>
            </TextLink>
          </h2>
        </div>
        <div className="shrink-0 empty:hidden max-md:order-1 max-md:border-t max-md:p-2">
          <CampaignActions campaign={campaign} phase={phase} />
        </div>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_96px_168px_168px] gap-x-8 gap-y-4 p-4 max-lg:grid-cols-3 max-md:gap-x-4 max-lg:*:first:col-span-3">
        {isComing ? <ComingFigures campaign={campaign} /> : <RunningFigures campaign={campaign} />}
      </div>
      <Foot campaign={campaign} at={at} isComing={isComing} />
    </article>
  );
}

/** @param isComing its price stands among the figures */
function Foot({ campaign, at, isComing }: { campaign: Campaign; at: string | null; isComing: boolean }) {
  const t = useTranslations("live");
  const locale = useLocale();
  const { price, donations, startedAt } = campaign;
  return (
    <footer className="flex flex-wrap gap-x-6 gap-y-1 border-t px-4 py-2 text-ink-2 text-sm">
      {!isComing && <span>{price === null ? t("priceUnknown") : t.rich("price", { price: formatMoney(price), num: ltr })}</span>}
      {donations.count !== null && donations.count > 0 && donations.sum !== null && (
        <span>{t.rich("donations", { count: donations.count, sum: formatMoney(donations.sum), num: ltr })}</span>
      )}
      {!isComing && startedAt && <span>{t("since", { time: formatTime(startedAt, locale, "short") })}</span>}
      <span>
        {t("id")} <Ltr mono>{campaign.id}</Ltr>
      </span>
      <span className="ms-auto">{at && <RelativeTime at={at} />}</span>
    </footer>
  );
}

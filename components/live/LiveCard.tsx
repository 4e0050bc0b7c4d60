"use client";
import clsx from "clsx";
import { Clock, ShieldCheck } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { PhaseBadge } from "@/components/campaigns/PhaseBadge";
import { Badge } from "@/components/ui/Badge";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { TextLink } from "@/components/ui/TextLink";
import type { Campaign } from "@/lib/campaigns/schema";
import type { Breaker, LiveCampaign } from "@/lib/live/schema";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";
import { AttentionStrip } from "./AttentionStrip";
import type { BoardEntry } from "./board-order";
import { LiveActions } from "./LiveActions";
import { BegunFigures, ComingFigures } from "./LiveFigures";

/** When figures were true, and whether they are renewed. */
export interface Freshness {
  /** ISO 8601; null before the first look. */
  at: string | null;
  isStale: boolean;
}

/** One campaign that runs, is held, waits or has just ended. Old figures are grey; what can be done stays as it is. */
export function LiveCard({ entry: { campaign, phase }, freshness }: { entry: BoardEntry; freshness: Freshness }) {
  const isComing = phase === "scheduled" || (phase === "hold" && campaign.sent === null);
  const needsEyes = campaign.attention.length > 0;
  const atMs = freshness.at === null ? null : Date.parse(freshness.at);
  return (
    <article
      aria-labelledby={`campaign-${campaign.id}`}
      className={clsx("flex flex-col rounded-lg border bg-surface", needsEyes && "border-danger-line")}
    >
      <div className="flex items-start gap-3 px-4 pt-3 max-md:contents">
        <Head entry={{ campaign, phase }} />
        <div className="shrink-0 empty:hidden max-md:order-1 max-md:border-t max-md:p-2">
          <LiveActions campaign={campaign} phase={phase} />
        </div>
      </div>
      <AttentionStrip campaign={campaign} />
      <div
        className={clsx(
          "grid grid-cols-[minmax(0,1fr)_128px_184px_168px] gap-x-8 gap-y-4 p-4 max-xl:grid-cols-3 max-md:grid-cols-[1fr_1fr_auto] max-md:gap-x-3 max-xl:*:first:col-span-3",
          freshness.isStale && "grayscale",
        )}
      >
        {isComing ? <ComingFigures campaign={campaign} /> : <BegunFigures campaign={campaign} phase={phase} atMs={atMs} />}
      </div>
      <Foot campaign={campaign} isComing={isComing} freshness={freshness} />
    </article>
  );
}

function Head({ entry: { campaign, phase } }: { entry: BoardEntry }) {
  const t = useTranslations("live");
  return (
    <div className="flex min-h-8 min-w-0 flex-1 items-center gap-3 max-md:flex-wrap max-md:gap-y-1 max-md:px-4 max-md:pt-3">
      <PhaseBadge phase={phase} status={campaign.status} />
      {campaign.attention.length > 0 && (
        <Badge tone="danger" mark="alert">
          {t("needsAttention")}
        </Badge>
      )}
      <h2 id={`campaign-${campaign.id}`} className="min-w-0 truncate font-semibold max-md:w-full max-md:whitespace-normal">
        <TextLink href={paths.campaign(campaign.id)} className="text-ink!">
          <bdi dir="auto">{campaign.title || <Ltr mono>{campaign.id}</Ltr>}</bdi>
        </TextLink>
      </h2>
    </div>
  );
}

/** @param isComing its price and its cap stand among the figures */
function Foot({ campaign, isComing, freshness }: { campaign: LiveCampaign; isComing: boolean; freshness: Freshness }) {
  const t = useTranslations("live");
  const { price, donations, minutesBetweenRetries: minutes } = campaign;
  return (
    <footer className="flex flex-wrap gap-x-6 gap-y-1 border-t px-4 py-2 text-ink-2 text-sm">
      {!isComing && <span>{price === null ? t("priceUnknown") : t.rich("price", { price: formatMoney(price), num: ltr })}</span>}
      {!isComing && <Cap campaign={campaign} />}
      {donations.count !== null && donations.count > 0 && donations.sum !== null && (
        <span>{t.rich("donations", { count: donations.count, sum: formatMoney(donations.sum), num: ltr })}</span>
      )}
      {minutes !== null && <span>{t("retries", { count: minutes })}</span>}
      {campaign.breaker && <BreakerState breaker={campaign.breaker} />}
      <span>
        {t("id")} <Ltr mono>{campaign.id}</Ltr>
      </span>
      <span className="ms-auto inline-flex items-center gap-1.5">
        <Clock size={14} aria-hidden className="shrink-0" />
        {freshness.isStale && <strong className="font-semibold text-warning">{t("oldFigures")}</strong>}
        {freshness.at && <RelativeTime at={freshness.at} />}
      </span>
    </footer>
  );
}

/** The cap, and how many are in the air under it. */
function Cap({ campaign: { maxRing, dialing, status } }: { campaign: Campaign }) {
  const t = useTranslations("live");
  const format = useFormatter();
  return (
    <span>
      {maxRing === null ? t("noCap") : t("cap", { count: maxRing })}
      {status === "active" && dialing !== null && <> · {t.rich("dialingNow", { count: format.number(dialing), num: ltr })}</>}
    </span>
  );
}

function BreakerState({ breaker: { percent, trippedAt, seen } }: { breaker: Breaker }) {
  const t = useTranslations("live");
  const locale = useLocale();
  const time = trippedAt && formatTime(trippedAt, locale, "time");
  return (
    <span className="inline-flex items-center gap-1.5">
      <ShieldCheck size={14} aria-hidden className="shrink-0" />
      <span>
        {!time && t.rich("breakerArmed", { percent, num: ltr })}
        {time &&
          (seen ? t.rich("breakerTripped", { time, percent: seen.percent, num: ltr }) : t.rich("breakerTrippedUnseen", { time, num: ltr }))}
      </span>
    </span>
  );
}

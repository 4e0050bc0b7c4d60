"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/Banner";
import { ltr } from "@/components/ui/Ltr";
import type { LiveCampaign } from "@/lib/live/schema";
import { formatTime } from "@/lib/time";

/** How a campaign's breaker stands; when it tripped, why, since when, and what to do. */
export function BreakerStanding({ campaign: { breaker, status } }: { campaign: LiveCampaign }) {
  const t = useTranslations("live.breakerDialog");
  const format = useFormatter();
  const locale = useLocale();
  if (!breaker) return <p className="mb-4">{t("isOff")}</p>;
  const { trippedAt, seen, percent: limit } = breaker;
  if (trippedAt === null) return <p className="mb-4">{t.rich("isOn", { person: breaker.setBy, name })}</p>;
  const stillCalls = status === "active";
  const title = t(stillCalls ? "trippedStillCalls" : "tripped", { time: formatTime(trippedAt, locale, "short") });
  return (
    <Banner tone="warning" className="mb-4" title={title}>
      {seen && <>{t.rich("seen", { percent: seen.percent, calls: format.number(seen.calls), limit, num: ltr })} </>}
      {t(stillCalls ? "holdAgain" : "goOn")}
    </Banner>
  );
}

const name = (text: ReactNode) => <bdi>{text}</bdi>;

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { localeOf } from "@/lib/i18n/config";
import type { Launch } from "@/lib/launches/schema";
import { formatMoney } from "@/lib/money";
import { formatTime } from "@/lib/time";

/** Who asked for what: recipients, price, start, author. */
export function LaunchFacts({ launch }: { launch: Launch }) {
  const t = useTranslations("launches");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const locale = localeOf(useLocale());
  const time = (at: string) => <bdi>{formatTime(at, locale, "short")}</bdi>;
  const { dryRun, price, startAt } = launch;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
      <Fact label={t("facts.recipients")}>
        <Ltr>{format.number(dryRun?.accepted ?? launch.recipients)}</Ltr>
      </Fact>
      <Fact label={t("facts.price")}>
        {price === null ? ui("unknown") : t.rich("facts.units", { price: formatMoney(price), num: ltr })}
      </Fact>
      <Fact label={t("facts.start")}>{startAt ? time(startAt) : launch.startOnHold ? t("facts.onHold") : t("facts.atOnce")}</Fact>
      <Fact label={t("facts.author")}>
        <bdi dir="auto">{launch.createdBy.name}</bdi>
      </Fact>
      <Fact label={t("facts.asked")}>{time(launch.createdAt)}</Fact>
      {launch.campaignId !== null && (
        <Fact label={t("facts.campaignId")}>
          <Ltr>{launch.campaignId}</Ltr>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

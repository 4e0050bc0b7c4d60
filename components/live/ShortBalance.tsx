"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { LinkButton } from "@/components/ui/LinkButton";
import { ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { LiveBalance } from "@/lib/live/schema";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";

/** Said when launches wait that the balance, as it is known, doesn't pay for. */
export function ShortBalance({ balance }: { balance: LiveBalance | null }) {
  const t = useTranslations("live.balance");
  if (!balance || balance.shortBy === null) return null;
  return (
    <Banner
      tone="danger"
      className="mb-4"
      title={t.rich("short", { short: formatMoney(balance.shortBy), num: ltr })}
      action={<LinkButton href={paths.launches("open")}>{t("toLaunches")}</LinkButton>}
    >
      {t.rich("known", { amount: formatMoney(balance.amount), num: ltr })} <RelativeTime at={balance.at} />.
    </Banner>
  );
}

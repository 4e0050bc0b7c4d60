"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/Badge";
import { Card } from "@/components/ui/Card";
import { Figure } from "@/components/ui/Figure";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { formatMoney, subtractMoney } from "@/lib/money";
import { useComposer } from "../use-composer";
import type { Pricing } from "../use-pricing";
import { LaunchNotes } from "./LaunchNotes";

interface RailProps {
  pricing: Pricing;
  /** What is wrong or left to do, and the launch. */
  children: ReactNode;
}

/** The campaign in figures. Price and balance are IP-Sales' own word, or are not shown. */
export function Rail({ pricing, children }: RailProps) {
  const t = useTranslations("composer.rail");
  const ui = useTranslations("ui");
  const { figures } = pricing;
  return (
    <Card title={t("title")} aside={<PriceState pricing={pricing} />}>
      <div className="flex flex-col gap-4" aria-busy={pricing.isAsking}>
        <div>
          {figures ? (
            <Figure
              label={t("price")}
              size="large"
              value={figures.price === null ? ui("unknown") : <Ltr>{formatMoney(figures.price)}</Ltr>}
              unit={figures.price !== null && t("units")}
              note={<CallsSentence pricing={pricing} />}
            />
          ) : (
            <Figure label={t("price")} size="range" value={t("noPrice")} note={<CallsSentence pricing={pricing} />} />
          )}
        </div>
        {figures && <Facts figures={figures} />}
        {figures && pricing.isCurrent && <LaunchNotes figures={figures} />}
        {children}
      </div>
    </Card>
  );
}

function PriceState({ pricing: { figures, isCurrent, isAsking } }: { pricing: Pricing }) {
  const t = useTranslations("composer.rail");
  if (isAsking) return <Badge mark="dashed">{t("asking")}</Badge>;
  if (isCurrent) return <Badge mark="check">{t("current")}</Badge>;
  return figures && <Badge mark="clock">{t("stale")}</Badge>;
}

/** "1,485 calls of 25 seconds"; before the dry run only what the list itself tells. */
function CallsSentence({ pricing: { figures } }: { pricing: Pricing }) {
  const t = useTranslations("composer.rail");
  const format = useFormatter();
  const { audience } = useComposer();
  if (figures && figures.accepted !== null) {
    const calls = { count: figures.accepted, shown: format.number(figures.accepted), num: ltr };
    return figures.audioSeconds === null ? t.rich("calls", calls) : t.rich("callsOf", { ...calls, seconds: figures.audioSeconds });
  }
  const listed = audience?.summary.accepted;
  return listed === undefined ? t("noPriceYet") : t.rich("listed", { count: listed, shown: format.number(listed), num: ltr });
}

function Facts({ figures: { price, balance, blocked } }: { figures: NonNullable<Pricing["figures"]> }) {
  const t = useTranslations("composer.rail");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const money = (amount: string | null) => (amount === null ? ui("unknown") : <Ltr>{formatMoney(amount)}</Ltr>);
  return (
    <dl className="flex flex-col gap-1">
      <Fact label={t("balance")}>{money(balance)}</Fact>
      <Fact label={t("balanceAfter")}>{money(balance === null || price === null ? null : subtractMoney(balance, price))}</Fact>
      {blocked !== null && blocked > 0 && (
        <Fact label={t("blocked")}>
          <Ltr>{format.number(blocked)}</Ltr>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-ink-2">{label}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

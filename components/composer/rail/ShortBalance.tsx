"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ltr } from "@/components/ui/Ltr";
import { callsPaidBy, formatMoney, isMoreThan, subtractMoney } from "@/lib/money";
import type { Refusal } from "../refusal";
import { useComposer } from "../use-composer";

interface ShortBalanceProps {
  short: NonNullable<Refusal["short"]>;
  onNarrow: () => void;
  onRetry: () => void;
}

/** There is too little money: how much too little, how many calls there is enough for, and the way to the list. */
export function ShortBalance({ short: { price, balance }, onNarrow, onRetry }: ShortBalanceProps) {
  const t = useTranslations("composer.rail.short");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const { figures } = useComposer().audience;
  const paid = figures && isMoreThan(price, "0") ? callsPaidBy(balance, price, figures.accepted) : null;
  return (
    <div className="flex flex-col gap-2">
      <Banner tone="danger" title={t("title")} announce>
        {t.rich("gap", { gap: formatMoney(subtractMoney(price, balance)), num: ltr })}{" "}
        {paid !== null && t.rich("paid", { count: paid, shown: format.number(paid), num: ltr })}
      </Banner>
      <Button onPress={onNarrow}>{t("narrow")}</Button>
      <Button kind="quiet" onPress={onRetry}>
        {ui("retry")}
      </Button>
    </div>
  );
}

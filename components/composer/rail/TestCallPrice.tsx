"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Ltr } from "@/components/ui/Ltr";
import { useErrorText } from "@/components/ui/use-error-text";
import { formatMoney, subtractMoney } from "@/lib/money";
import { refusalOf } from "../refusal";
import { LaunchNotes } from "./LaunchNotes";
import type { useTestCall } from "./use-test-call";

/** What the one call costs, by IP-Sales' own word, and what our rules say of it. */
export function TestCallPrice({ test: { figures, isAsking, priceError } }: { test: ReturnType<typeof useTestCall> }) {
  const t = useTranslations("composer.testCall");
  const rail = useTranslations("composer.rail");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  if (priceError) {
    return (
      <Banner tone="danger" title={t("noPrice")} announce>
        {refusalOf(priceError).text ?? errorText(priceError)}
      </Banner>
    );
  }
  const price = figures?.price ?? null;
  const left = figures && figures.balance !== null && price !== null ? subtractMoney(figures.balance, price) : null;
  const units = (amount: string) => (
    <>
      <Ltr>{formatMoney(amount)}</Ltr> {rail("units")}
    </>
  );
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1" aria-busy={isAsking}>
        <dt className="text-ink-2">{t("price")}</dt>
        <dd className="font-semibold">
          {price !== null ? units(price) : t(isAsking ? "asking" : figures ? "priceUnknown" : "priceLater")}
        </dd>
        <dt className="text-ink-2">{t("balanceAfter")}</dt>
        <dd className="font-semibold">{left === null ? (figures ? ui("unknown") : "–") : units(left)}</dd>
      </dl>
      {figures && <LaunchNotes figures={{ ...figures, similar: null }} />}
    </>
  );
}

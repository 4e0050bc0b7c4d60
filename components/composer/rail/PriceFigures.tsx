"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BlockedDifference } from "@/components/launches/BlockedDifference";
import { Figure } from "@/components/ui/Figure";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { formatMoney, isMoreThan, subtractMoney } from "@/lib/money";
import { toIsraelIso } from "@/lib/time";
import { useComposer } from "../use-composer";
import type { ShownPrice } from "./shown-price";

/** What it costs, of how many calls, and since when that is known; then the balance before and after. */
export function PriceFigures({ shown }: { shown: ShownPrice }) {
  const t = useTranslations("composer.rail");
  const { price, isEstimate, balance } = shown;
  const amount = price !== null && `${isEstimate ? "≈ " : ""}${formatMoney(price)}`;
  return (
    <>
      <Figure
        label={t("price")}
        size={amount ? "large" : "range"}
        value={amount ? <Ltr className={isEstimate ? "text-ink-2" : undefined}>{amount}</Ltr> : t(shown.isAnswered ? "unknown" : "noPrice")}
        unit={amount && t("units")}
        note={<Note shown={shown} />}
      />
      {(balance !== null || shown.isAnswered) && <Balance shown={shown} />}
    </>
  );
}

/** "1,485 calls of 25 seconds"; before the dry run what the list and the message tell, called an estimate. */
function Note({ shown: { calls, seconds, isEstimate, isAnswered, toldAt } }: { shown: ShownPrice }) {
  const t = useTranslations("composer.rail");
  const format = useFormatter();
  const { audience } = useComposer();
  if (calls === null) {
    const listed = audience.figures?.accepted;
    return listed === undefined
      ? t("noPriceYet")
      : t.rich(isAnswered ? "pricedFor" : "listed", { count: listed, shown: format.number(listed), num: ltr });
  }
  const values = { count: calls, shown: format.number(calls), num: ltr };
  return (
    <>
      {seconds === null ? t.rich("calls", values) : t.rich(isEstimate ? "callsOfAbout" : "callsOf", { ...values, seconds })}
      {isEstimate && ` ${t("estimateNote")}`}
      {toldAt !== null && (
        <>
          {" · "}
          {t.rich("told", { age: () => <RelativeTime at={toIsraelIso(toldAt)} /> })}
        </>
      )}
    </>
  );
}

function Balance({ shown: { price, balance, leftOut, isEstimate } }: { shown: ShownPrice }) {
  const t = useTranslations("composer.rail");
  const whys = useTranslations("launches.leftOut");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const left = balance === null || price === null ? null : subtractMoney(balance, price);
  const isShort = left !== null && isMoreThan("0", left);
  return (
    <>
      <dl className="flex flex-col gap-1">
        <Fact label={t("balance")}>{balance === null ? ui("unknown") : <Ltr>{formatMoney(balance)}</Ltr>}</Fact>
        {isShort ? (
          <Fact label={t("gap")} tone="text-danger">
            <Ltr>{formatMoney(subtractMoney("0", left))}</Ltr>
          </Fact>
        ) : (
          <Fact label={t("balanceAfter")}>
            {left === null ? ui("unknown") : <Ltr>{`${isEstimate ? "≈ " : ""}${formatMoney(left)}`}</Ltr>}
          </Fact>
        )}
        {leftOut.map(({ why, count }) => (
          <Fact key={why} label={whys(why)}>
            <Ltr>{format.number(count)}</Ltr>
          </Fact>
        ))}
      </dl>
      <BlockedDifference leftOut={leftOut} />
    </>
  );
}

function Fact({ label, tone, children }: { label: string; tone?: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-ink-2">{label}</dt>
      <dd className={tone ? `font-semibold ${tone}` : "font-semibold"}>{children}</dd>
    </div>
  );
}

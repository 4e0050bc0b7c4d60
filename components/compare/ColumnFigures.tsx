"use client";
import { ArrowDown, ArrowUp, Equal } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import type { ReadyCampaign } from "@/lib/compare/schema";
import { formatMoney } from "@/lib/money";
import { shareText } from "@/lib/reports/series";
import { formatDuration } from "@/lib/time";

/** Rows of a column below its head; the columns share their lines. */
export const FIGURE_ROWS = 7;

/** The figures of one campaign. What is unknown is a word. */
export function ColumnFigures({ column, isBase }: { column: ReadyCampaign; isBase: boolean }) {
  const t = useTranslations("compare.figures");
  const format = useFormatter();
  const { recipients, dialed, answered, pressed, medianSeconds, price, pricePerAnswered } = column;
  const unknown = <span className="font-normal text-ink-2">{t("unknown")}</span>;
  return (
    <dl className="contents">
      <Row label={t("recipients")} note={dialed < recipients && t.rich("dialed", { ...rich, count: format.number(dialed) })}>
        <Ltr>{format.number(recipients)}</Ltr>
      </Row>
      <Row
        label={t("answered")}
        large
        note={t.rich("answeredOf", { ...rich, answered: format.number(answered), dialed: format.number(dialed) })}
      >
        {dialed === 0 ? unknown : <Ltr>{shareText(answered, dialed)}</Ltr>}
      </Row>
      <Row label={t("difference")}>
        <DifferenceWords column={column} isBase={isBase} />
      </Row>
      <Row label={t("median")}>{medianSeconds === null ? unknown : <Ltr>{formatDuration(medianSeconds)}</Ltr>}</Row>
      <Row label={t("pressed")} note={answered > 0 && t.rich("pressedOf", { ...rich, share: shareText(pressed, answered) })}>
        <Ltr>{format.number(pressed)}</Ltr>
      </Row>
      <Row label={t("price")}>{price === null ? unknown : <Ltr>{formatMoney(price)}</Ltr>}</Row>
      <Row label={t("pricePerAnswered")}>{pricePerAnswered === null ? unknown : <Ltr>{formatMoney(pricePerAnswered)}</Ltr>}</Row>
    </dl>
  );
}

interface RowProps {
  label: string;
  children: ReactNode;
  note?: ReactNode;
  large?: boolean;
}

function Row({ label, children, note, large = false }: RowProps) {
  return (
    <div className="border-t px-3 py-2 max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-4">
      <dt className="text-ink-2 text-sm">{label}</dt>
      <dd className="max-md:text-end">
        <span className={large ? "font-semibold text-xl tracking-tight" : "font-semibold"}>{children}</span>
        {note && <span className="block text-ink-2 text-sm">{note}</span>}
      </dd>
    </div>
  );
}

/** Only a difference beyond chance gets an arrow; every one has its range. */
function DifferenceWords({ column: { difference }, isBase }: { column: ReadyCampaign; isBase: boolean }) {
  const t = useTranslations("compare.figures");
  const format = useFormatter();
  if (isBase) return <span className="font-normal text-ink-2">{t("base")}</span>;
  if (!difference) return <span className="font-normal text-ink-2">{t("incomparable")}</span>;
  const points = (part: number) => format.number(part * 100, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const { value, low, high, meaningful } = difference;
  const Mark = !meaningful ? Equal : value > 0 ? ArrowUp : ArrowDown;
  return (
    <span className="flex flex-col gap-0.5 max-md:items-end">
      <span className={meaningful ? "inline-flex items-center gap-1" : "inline-flex items-center gap-1 font-normal text-ink-2"}>
        <Mark size={16} aria-hidden className="shrink-0" />
        {t.rich(!meaningful ? "chance" : value > 0 ? "higher" : "lower", { ...rich, points: points(Math.abs(value)).replace("+", "") })}
      </span>
      <span className="font-normal text-ink-2 text-sm">{t.rich("between", { ...rich, low: points(low), high: points(high) })}</span>
    </span>
  );
}

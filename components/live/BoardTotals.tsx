"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Sparkline } from "@/components/charts/Sparkline";
import { Figure } from "@/components/ui/Figure";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { RelativeTime } from "@/components/ui/RelativeTime";
import type { LiveTotals } from "@/lib/live/schema";
import { formatMoney } from "@/lib/money";
import { shareText } from "@/lib/reports/series";
import { formatTime, israelDay } from "@/lib/time";
import { useSpeed } from "./use-speed";

const CELL = "bg-surface p-4";
const THIRD = `${CELL} md:max-xl:col-span-2`;
const HALF = `${CELL} md:max-xl:col-span-3`;

interface BoardTotalsProps {
  totals: LiveTotals;
  /** Campaigns that call now. */
  running: number;
  /** Epoch milliseconds. */
  now: number;
}

/** How fast everything goes now, and what today came to. */
export function BoardTotals({ totals, running, now }: BoardTotalsProps) {
  const t = useTranslations("live");
  const format = useFormatter();
  const speed = useSpeed();
  const inCampaigns = t("totals.inCampaigns", { count: running });
  // Where nothing runs, no calls is what is known.
  const dialing = running === 0 ? (totals.dialing ?? 0) : totals.dialing;
  const perMinute = running === 0 ? 0 : totals.perMinute;
  return (
    <section
      aria-label={t("totals.label")}
      className="mb-4 grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line md:grid-cols-6 xl:grid-cols-[1.45fr_1fr_1fr_1fr_1fr]"
    >
      <div className={`${CELL} flex items-start gap-4 max-xl:col-span-2`}>
        <div className="shrink-0">
          <Large label={t("perMinute")} value={perMinute} draw={speed} note={t("totals.lastHalfHour")} />
        </div>
        <Sparkline values={totals.series} className="ms-auto mt-3 h-12 w-full min-w-0 max-w-40 max-md:max-w-52" />
      </div>
      <div className={THIRD}>
        <Large label={t("dialing")} value={dialing} draw={format.number} note={inCampaigns} />
      </div>
      <div className={THIRD}>
        <Answered totals={totals} />
      </div>
      <div className={HALF}>
        <Large label={t("totals.price")} value={totals.price} draw={formatMoney} unit={t("units")} note={<PaidFrom totals={totals} />} />
      </div>
      <div className={HALF}>
        <Ends endsBy={totals.endsBy} running={running} now={now} />
      </div>
    </section>
  );
}

function Large<T>({
  label,
  value,
  draw,
  unit,
  note,
}: {
  label: string;
  value: T | null;
  draw: (value: T) => string;
  unit?: string;
  note?: ReactNode;
}) {
  const t = useTranslations("live");
  if (value === null) return <Figure label={label} value={t("unknown")} note={note} size="wordLarge" />;
  return <Figure label={label} value={<Ltr>{draw(value)}</Ltr>} unit={unit} note={note} size="large" />;
}

/** How many campaigns it is the price of, and what is left on the account where somebody was told. */
function PaidFrom({ totals: { campaigns, balance } }: { totals: LiveTotals }) {
  const t = useTranslations("live");
  return (
    <>
      {t("totals.ofToday", { count: campaigns })}
      {balance && (
        <span className="block">
          {t.rich("balance.left", { amount: formatMoney(balance.amount), num: ltr })} <RelativeTime at={balance.at} />
        </span>
      )}
    </>
  );
}

function Answered({ totals: { answered, dialled } }: { totals: LiveTotals }) {
  const t = useTranslations("live");
  const format = useFormatter();
  const known = answered === null || dialled === null || dialled === 0 ? null : { answered, dialled };
  const [of, all] = [format.number(known?.answered ?? 0), format.number(known?.dialled ?? 0)];
  return (
    <Large
      label={t("totals.answered")}
      value={known}
      draw={(counts) => shareText(counts.answered, counts.dialled)}
      note={known && t.rich("totals.answeredOf", { answered: of, dialled: all, num: ltr })}
    />
  );
}

function Ends({ endsBy, running, now }: { endsBy: string | null; running: number; now: number }) {
  const t = useTranslations("live");
  const locale = useLocale();
  if (running === 0) return <Figure label={t("totals.ends")} value={t("totals.nothingRuns")} size="wordLarge" />;
  const style = endsBy !== null && israelDay(endsBy) !== israelDay(now) ? "short" : "time";
  return <Large label={t("totals.ends")} value={endsBy} draw={(at) => formatTime(at, locale, style)} note={t("totals.latest")} />;
}

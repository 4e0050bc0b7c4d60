"use client";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { Sparkline } from "@/components/charts/Sparkline";
import { useSpeed } from "@/components/live/use-speed";
import type { LiveTotals } from "@/lib/live/schema";
import { formatMoney } from "@/lib/money";
import { shareText } from "@/lib/reports/series";
import { useMoment } from "./use-moment";
import { WallFigure } from "./WallFigure";

interface WallTotalsProps {
  totals: LiveTotals | null;
  /** Campaigns that call now. */
  running: number;
  now: number;
  /** The figures are not true any more. */
  isOld: boolean;
}

/** The day in figures: how fast it goes now, and what came of it so far. Null before the first look: every figure is a word. */
export function WallTotals({ totals, running, now, isOld }: WallTotalsProps) {
  const t = useTranslations("walls.screen");
  const { number } = useFormatter();
  const moment = useMoment(now);
  const speed = useSpeed();
  const { dialled = null, answered = null, price = null, endsBy = null, series = [] } = totals ?? {};
  // Where nothing runs, no calls is what is known.
  const none = totals !== null && running === 0 ? 0 : null;
  const [dialing, perMinute] = [totals?.dialing ?? none, none ?? totals?.perMinute ?? null];
  const share = dialled !== null && answered !== null && dialled > 0 ? shareText(answered, dialled) : null;
  return (
    <section aria-label={t("totals")} className={clsx(isOld && "grayscale")}>
      <dl className="flex items-end divide-x divide-line *:px-6 *:first:ps-0 *:last:pe-0">
        <WallFigure label={t("perMinute")} value={perMinute === null ? null : speed(perMinute)} size="hero" className="flex-1">
          <Sparkline values={series} className="h-14 min-w-0 max-w-[22rem] flex-1" />
        </WallFigure>
        <WallFigure label={t("dialing")} value={dialing === null ? null : number(dialing)} size="hero" />
        <WallFigure label={t("dialled")} value={dialled === null ? null : number(dialled)} size="hero" />
        <WallFigure label={t("answered")} value={share} size="hero" />
        <WallFigure label={t("price")} value={price && formatMoney(price)} size="hero" />
        {endsBy && <WallFigure label={t("endsBy")} value={moment(endsBy)} size="hero" />}
      </dl>
    </section>
  );
}

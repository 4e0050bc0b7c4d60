"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { BoardEntry } from "@/components/live/board-order";
import { endRange } from "@/components/live/remaining";
import { useSpeed } from "@/components/live/use-speed";
import { progressOf } from "@/lib/campaigns/phase";
import { formatMoney } from "@/lib/money";
import { shareText } from "@/lib/reports/series";
import { useMoment } from "./use-moment";

export interface Fact {
  label: string;
  /** Null: nobody knows it. */
  value: string | null;
}

/** The three figures that matter in a campaign's state. @param at when its figures were true, ISO 8601 */
export function useFacts({ campaign, phase }: BoardEntry, at: string | null, now: number): Fact[] {
  const t = useTranslations("walls.screen.card");
  const format = useFormatter();
  const moment = useMoment(now);
  const speed = useSpeed();
  const { maxRing, startedAt, endedAt, sent, remaining, waitingRetry, pace } = campaign;
  const progress = progressOf(campaign);
  const dialled = progress ? progress.total - progress.left : 0;

  const answered: Fact = { label: t("answered"), value: progress && dialled > 0 ? shareText(progress.answered, dialled) : null };
  const price: Fact = { label: t("price"), value: campaign.price && formatMoney(campaign.price) };
  const cap: Fact = { label: t("pace"), value: maxRing === null ? t("noCap") : format.number(maxRing) };
  const starts: Fact = { label: t("starts"), value: phase === "hold" ? t("onResume") : startedAt && moment(startedAt) };
  const isEnding = remaining === 0 && !waitingRetry;
  const endsMs = pace?.left && at !== null ? endRange(pace.left, Date.parse(at)).toMs : null;

  if (phase === "scheduled" || (phase === "hold" && sent === null)) return [cap, price, starts];
  if (phase === "ended" || phase === "stopped") return [answered, price, { label: t("ended"), value: endedAt && moment(endedAt) }];
  const dialing: Fact = { label: t("dialing"), value: campaign.dialing === null ? null : format.number(campaign.dialing) };
  if (phase === "hold") return [answered, dialing, price];
  return [
    answered,
    { label: t("perMinute"), value: pace?.perMinute == null ? null : speed(pace.perMinute) },
    { label: t("endsBy"), value: isEnding ? t("ending") : endsMs === null ? null : moment(endsMs) },
  ];
}

"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Figure } from "@/components/ui/Figure";
import { ltr } from "@/components/ui/Ltr";
import type { Phase } from "@/lib/campaigns/phase";
import type { LiveCampaign } from "@/lib/live/schema";
import { formatTime, israelDay } from "@/lib/time";
import { endRange, leftRange } from "./remaining";

/** When a running campaign is likely to end, or how long a held one still takes: a range, since speeds change. */
export function EndFigure({ campaign, phase, atMs }: { campaign: LiveCampaign; phase: Phase; atMs: number | null }) {
  const t = useTranslations("live");
  const { pace, remaining, waitingRetry } = campaign;
  const isHeld = phase === "hold";
  const label = isHeld ? t("leftOnResume") : t("expectedEnd");
  if (remaining === 0 && !waitingRetry) return <Figure label={label} value={t("nothingLeft")} size="range" />;
  if (!pace?.left || atMs === null) return <Figure label={label} value={t("unknown")} note={t("endUnknown")} size="range" />;
  if (isHeld) return <Figure label={label} value={<Duration left={pace.left} />} note={t("paceBefore")} size="range" />;
  return <Figure label={label} value={<Clock left={pace.left} atMs={atMs} />} note={t("retriesIncluded")} size="range" />;
}

type Left = Parameters<typeof endRange>[0];

function Clock({ left, atMs }: { left: Left; atMs: number }) {
  const t = useTranslations("live");
  const locale = useLocale();
  const { fromMs, toMs } = endRange(left, atMs);
  const style = israelDay(toMs) === israelDay(atMs) ? "time" : "short";
  const [from, to] = [formatTime(fromMs, locale, style), formatTime(toMs, locale, style)];
  return from === to ? ltr(to) : t.rich("range", { from, to, num: ltr });
}

function Duration({ left }: { left: Left }) {
  const t = useTranslations("live");
  const format = useFormatter();
  const { unit, from, to } = leftRange(left);
  const told = { from: format.number(from), to: format.number(to), num: ltr };
  if (unit === "hours") return t.rich("rangeHours", told);
  return from === 0 || from === to ? t.rich("upToMinutes", told) : t.rich("rangeMinutes", told);
}

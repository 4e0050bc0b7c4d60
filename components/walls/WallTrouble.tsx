"use client";
import { TriangleAlert, WifiOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ltr } from "@/components/ui/Ltr";
import { formatTime } from "@/lib/time";

export type Trouble = { kind: "lost"; since: number } | { kind: "stale"; since: number | null; message: string | null };

/** Why the figures are old, since when, and what is done about it: readable from across the room. */
export function WallTrouble({ trouble }: { trouble: Trouble }) {
  const t = useTranslations("walls.screen");
  const locale = useLocale();
  const Icon = trouble.kind === "lost" ? WifiOff : TriangleAlert;
  const time = trouble.since === null ? null : formatTime(trouble.since, locale, "clock");
  const title =
    trouble.kind === "lost"
      ? t.rich("disconnected", { time: time ?? "", num: ltr })
      : time === null
        ? t("staleUnknown")
        : t.rich("stale", { time, num: ltr });
  return (
    <div role="alert" className="flex items-center gap-6 rounded-lg border-2 border-warning bg-warning-soft px-6 py-4">
      <Icon size="3rem" aria-hidden className="shrink-0 text-warning" />
      <div className="min-w-0">
        <p className="font-semibold text-2xl">{title}</p>
        <p className="text-ink-2 text-lg">{trouble.kind === "lost" ? t("disconnectedNote") : (trouble.message ?? t("late"))}</p>
      </div>
    </div>
  );
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/Badge";
import { ltr } from "@/components/ui/Ltr";
import type { Loudness, LoudnessWord } from "@/lib/recordings/loudness";

const LOOKS: Record<LoudnessWord, Pick<ComponentProps<typeof Badge>, "tone" | "mark">> = {
  silent: { tone: "danger", mark: "cross" },
  quiet: { tone: "warning", mark: "alert" },
  good: { tone: "success", mark: "check" },
  loud: { tone: "warning", mark: "alert" },
};

export function LoudnessBadge({ word }: { word: LoudnessWord }) {
  const t = useTranslations("composer.recording.loudness");
  return <Badge {...LOOKS[word]}>{t(word)}</Badge>;
}

/** How loud a recording is: a word, the figures, and what to do where it isn't good. */
export function LoudnessFacts({ loudness: { word, peak, average } }: { loudness: Loudness }) {
  const t = useTranslations("composer.recording.loudness");
  const format = useFormatter();
  const decibels = (value: number) => `${format.number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 })} dBFS`;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
        <LoudnessBadge word={word} />
        {word !== "silent" && <span>{t.rich("figures", { peak: decibels(peak), average: decibels(average), num: ltr })}</span>}
      </p>
      {word !== "good" && <p className="text-ink-2 text-sm">{t(`advice.${word}`)}</p>}
    </div>
  );
}

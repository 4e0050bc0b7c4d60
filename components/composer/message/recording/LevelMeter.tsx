"use client";
import { useTranslations } from "next-intl";
import { Meter } from "react-aria-components";
import { LoudnessBadge } from "./LoudnessFacts";
import { useLevel } from "./use-level";

const QUIETEST_DB = -60;
const share = (decibels: number) => Math.max(0, Math.min(1, 1 - decibels / QUIETEST_DB));

/** What the microphone hears now: a bar, and a word about the last seconds. */
export function LevelMeter({ stream }: { stream: MediaStream }) {
  const t = useTranslations("composer.recording");
  const level = useLevel(stream);
  const percent = level ? Math.round(share(level.peak) * 100) : 0;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-h-6 items-center justify-between gap-3">
        <span aria-hidden className="font-semibold text-sm">
          {t("level")}
        </span>
        {level && <LoudnessBadge word={level.word} />}
      </div>
      <Meter aria-label={t("level")} value={percent} valueLabel={level ? t(`loudness.${level.word}`) : t("opening")} className="block">
        <span className="block h-2 overflow-hidden rounded-full bg-track">
          <span className="block h-full rounded-full bg-ink-2 forced-colors:bg-[CanvasText]" style={{ width: `${percent}%` }} />
        </span>
      </Meter>
      {level?.word === "silent" && <p className="text-ink-2 text-sm">{t("nothingHeard")}</p>}
    </div>
  );
}

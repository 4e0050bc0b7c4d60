"use client";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { IconButton } from "@/components/ui/IconButton";
import { Ltr } from "@/components/ui/Ltr";
import type { Sound } from "@/lib/recordings/sound";
import { formatDuration } from "@/lib/time";
import { TimeRange } from "./TimeRange";
import { useAudio } from "./use-audio";
import { Waveform } from "./Waveform";

const STEPS = { small: 1, large: 10 };

/** Hear a sound and move about in it. */
export function Player({ src, sound }: { src: string; sound: Sound }) {
  const t = useTranslations("composer.recording");
  const { ref, isPlaying, time, play, pause, seek, isBroken } = useAudio();
  const total = formatDuration(sound.seconds);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2 max-md:flex-wrap">
        <IconButton
          label={isPlaying ? t("pauseSound") : t("play")}
          icon={isPlaying ? Pause : Play}
          kind="secondary"
          onPress={() => (isPlaying ? pause() : play())}
        />
        <div dir="ltr" className="relative min-w-0 flex-1">
          <Waveform sound={sound} audio={ref} />
          <TimeRange
            label={t("position")}
            valueText={t("positionValue", { now: formatDuration(time), total })}
            value={Math.min(time, sound.seconds)}
            max={sound.seconds}
            steps={STEPS}
            onChange={seek}
            className="absolute inset-0 size-full [&::-moz-range-thumb]:h-16 [&::-moz-range-thumb]:w-0.5 [&::-moz-range-thumb]:rounded-none [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-accent [&::-webkit-slider-thumb]:h-16 [&::-webkit-slider-thumb]:w-0.5 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:bg-accent"
          />
        </div>
        <Ltr className="min-w-22 text-end text-ink-2 text-sm max-md:w-full">
          {formatDuration(time)} / {total}
        </Ltr>
      </div>
      {/* biome-ignore lint/a11y/useMediaCaption: a recording that was just made has no captions */}
      <audio ref={ref} src={src} preload="metadata" />
      {isBroken && <Banner tone="warning">{t("cannotPlay")}</Banner>}
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { ltr } from "@/components/ui/Ltr";
import { SECONDS } from "@/lib/recordings/limits";
import { formatDuration } from "@/lib/time";
import { LoudnessFacts } from "./LoudnessFacts";
import { Player } from "./Player";
import { useObjectUrl } from "./use-object-url";
import type { Made } from "./use-recorder";

/** A finished recording before it is used: hear it, and see whether it is loud enough. */
export function TakeReview({ made: { wav, sound, endedBy } }: { made: Made }) {
  const t = useTranslations("composer.recording");
  const url = useObjectUrl(wav);
  return (
    <div className="flex flex-col gap-3">
      {endedBy !== "person" && (
        <Banner tone="warning" announce>
          {t(`endedBy.${endedBy}`, { max: SECONDS.max })}
        </Banner>
      )}
      <p className="text-ink-2 text-sm">{t.rich("length", { length: formatDuration(sound.seconds), num: ltr })}</p>
      <div className="min-h-16">{url && <Player src={url} sound={sound} />}</div>
      <LoudnessFacts loudness={sound.loudness} />
      <p className="max-w-[72ch] text-ink-2 text-sm">{t("telephoneQuality")}</p>
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { paths } from "@/lib/paths";

interface RecordingPlayerProps {
  campaignId: number;
  label: string;
  /** Begins at once: somebody asked to hear it. */
  autoPlay?: boolean;
}

/** The recording of a campaign, through our server. */
export function RecordingPlayer({ campaignId, label, autoPlay = false }: RecordingPlayerProps) {
  const t = useTranslations("composer.message.earlier");
  const [isBroken, setBroken] = useState(false);
  if (isBroken) {
    return (
      <Banner tone="warning" announce className="w-full">
        {t("broken")}
      </Banner>
    );
  }
  return (
    // biome-ignore lint/a11y/useMediaCaption: recordings of calls have no captions
    <audio
      controls
      autoPlay={autoPlay}
      preload="none"
      src={paths.api.audio(campaignId)}
      aria-label={label}
      onError={() => setBroken(true)}
      className="h-10 w-full max-w-md"
    />
  );
}

"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ltr } from "@/components/ui/Ltr";
import { formatDuration } from "@/lib/time";
import type { Sound } from "./sound";
import { lineAt } from "./spoken-words";
import type { Playback } from "./use-playback";

interface MessageHeardProps {
  sound: Sound;
  playback: Playback;
  isOver: boolean;
}

/** What is heard at the moment, in words, and how far it got. */
export function MessageHeard({ sound, playback: { elapsed, isBroken }, isOver }: MessageHeardProps) {
  switch (sound.kind) {
    case "audio":
      return !isBroken && <Progress elapsed={elapsed} seconds={sound.seconds} />;
    case "speech":
      return (
        <>
          <SpokenText text={sound.text} share={isOver ? 1 : elapsed / sound.seconds} />
          <Progress elapsed={elapsed} seconds={sound.seconds} isEstimate />
        </>
      );
    default:
      return null;
  }
}

/** The line that is being said; with reduced motion its words don't light up one by one. */
function SpokenText({ text, share }: { text: string; share: number }) {
  const { said, left } = lineAt(text, share);
  return (
    <p dir="auto" className="min-h-10 break-words">
      {said} <span className="text-ink-3 motion-reduce:text-ink">{left}</span>
    </p>
  );
}

function Progress({ elapsed, seconds, isEstimate = false }: { elapsed: number; seconds: number | null; isEstimate?: boolean }) {
  const t = useTranslations("composer.phone");
  const now = formatDuration(Math.floor(elapsed));
  return (
    <div className="flex flex-col gap-1 text-ink-2 text-sm">
      {seconds !== null && (
        <svg
          aria-hidden="true"
          className="h-1 w-full rounded-full bg-track rtl:-scale-x-100"
          preserveAspectRatio="none"
          viewBox="0 0 100 1"
        >
          <rect width={Math.min(100, (elapsed / seconds) * 100)} height="1" className="fill-ink-2" />
        </svg>
      )}
      <p>
        {seconds === null
          ? t.rich("elapsed", { now, num: ltr })
          : t.rich(isEstimate ? "elapsedOfAbout" : "elapsedOf", { now, total: formatDuration(Math.round(seconds)), num: ltr })}
      </p>
    </div>
  );
}

interface SoundNoteProps {
  sound: Sound;
  isBroken: boolean;
  /** The text is said by a voice of the browser's. */
  hasVoice: boolean;
}

/** Whose voice it is, and what can't be heard here. */
export function SoundNote({ sound, isBroken, hasVoice }: SoundNoteProps) {
  const t = useTranslations("composer.phone");
  const words = (): ReactNode => {
    switch (sound.kind) {
      case "audio":
        return isBroken && t("broken");
      case "speech":
        return isBroken ? t("voiceBroken") : t(hasVoice ? "browserVoice" : "noVoice");
      case "unheard":
        return t.rich("unheard", { name: sound.name, bdi: ltr });
      default:
        return null;
    }
  };
  const said = words();
  return said && <p className="wrap-anywhere text-ink-2 text-sm">{said}</p>;
}

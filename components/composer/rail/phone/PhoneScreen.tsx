"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ltr } from "@/components/ui/Ltr";
import { formatDuration } from "@/lib/time";
import type { PhoneCall } from "./phone-call";
import type { Sound } from "./sound";
import { lineAt } from "./spoken-words";
import type { Playback } from "./use-playback";

interface PhoneScreenProps {
  call: PhoneCall;
  sound: Sound;
  playback: Playback;
  /** The text is said by a voice of the browser's. */
  hasVoice: boolean;
}

/** What is heard at the moment, in words, with its time. */
export function PhoneScreen({ call, sound, playback, hasVoice }: PhoneScreenProps) {
  const t = useTranslations("composer.phone");
  if (call.at !== "listening") return null;
  switch (sound.kind) {
    case "audio":
      if (playback.isBroken) return <Note>{t("broken")}</Note>;
      return <Progress elapsed={playback.elapsed} seconds={sound.seconds} />;
    case "speech":
      return (
        <>
          <SpokenText text={sound.text} share={call.isOver ? 1 : playback.elapsed / sound.seconds} />
          <Progress elapsed={playback.elapsed} seconds={sound.seconds} isEstimate />
          <Note>{playback.isBroken ? t("voiceBroken") : t(hasVoice ? "browserVoice" : "noVoice")}</Note>
        </>
      );
    case "unheard":
      return <Note>{t.rich("unheard", { name: sound.name, bdi: ltr })}</Note>;
    default:
      return null;
  }
}

function Note({ children }: { children: ReactNode }) {
  return <p className="text-ink-2 text-sm">{children}</p>;
}

/** The line that is being said; with reduced motion its words don't light up one by one. */
function SpokenText({ text, share }: { text: string; share: number }) {
  const { said, left } = lineAt(text, share);
  return (
    <p dir="auto" className="min-h-12 break-words leading-6">
      <span>{said}</span> <span className="text-ink-3 motion-reduce:text-ink">{left}</span>
    </p>
  );
}

function Progress({ elapsed, seconds, isEstimate = false }: { elapsed: number; seconds: number | null; isEstimate?: boolean }) {
  const t = useTranslations("composer.phone");
  const now = formatDuration(Math.floor(elapsed));
  return (
    <div className="flex flex-col gap-1">
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
      <p className="text-ink-2 text-sm">
        {seconds === null
          ? t.rich("elapsed", { now, num: ltr })
          : t.rich(isEstimate ? "elapsedOfAbout" : "elapsedOf", { now, total: formatDuration(Math.round(seconds)), num: ltr })}
      </p>
    </div>
  );
}

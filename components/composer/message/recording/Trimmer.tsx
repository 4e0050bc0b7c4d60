"use client";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ltr } from "@/components/ui/Ltr";
import { SECONDS } from "@/lib/recordings/limits";
import { type Sound, soundOf } from "@/lib/recordings/sound";
import { cutOut, formatPlace, isLongEnough, type Span, spanSeconds } from "@/lib/recordings/trim";
import { encodeWav } from "@/lib/recordings/wav-file";
import { KeepingWords } from "./KeepingWords";
import { TrimHandles } from "./TrimHandles";
import { useAudio } from "./use-audio";
import type { Keeping } from "./use-keep-recording";
import { Waveform } from "./Waveform";

interface TrimmerProps {
  src: string;
  sound: Sound;
  onTrim: (wav: Blob, sound: Sound) => void;
  onClose: () => void;
  keeping: Keeping;
}

/** Cuts a part out of a recording. The recording itself stays as it is, on the server, so that it can be taken back. */
export function Trimmer({ src, sound, onTrim, onClose, keeping }: TrimmerProps) {
  const t = useTranslations("composer.recording.trim");
  const ui = useTranslations("ui");
  const { ref, isPlaying, time, play, pause } = useAudio();
  const [span, setSpan] = useState<Span>({ start: 0, end: sound.seconds });
  const [wasAsked, setAsked] = useState(false);
  const isWhole = span.start === 0 && span.end === sound.seconds;
  const isShort = !isLongEnough(span);
  const change = (next: Span) => {
    pause();
    setAsked(false);
    setSpan(next);
  };
  const trim = async () => {
    setAsked(true);
    if (isShort || isWhole) return;
    const samples = cutOut(sound.samples, span);
    onTrim(new Blob([await encodeWav(samples)], { type: "audio/wav" }), await soundOf(samples));
  };
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      <div className="px-3 max-md:px-6">
        <div dir="ltr" className="relative">
          <Waveform sound={sound} audio={ref} />
          <TrimHandles span={span} length={sound.seconds} onChange={change} />
          {isPlaying && (
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 w-px bg-ink"
              style={{ left: `${(time / sound.seconds) * 100}%` }}
            />
          )}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useMediaCaption: a recording that was just made has no captions */}
      <audio ref={ref} src={src} preload="metadata" />
      <p className="text-ink-2 text-sm">
        {t.rich("part", { start: formatPlace(span.start), end: formatPlace(span.end), length: formatPlace(spanSeconds(span)), num: ltr })}
      </p>
      {isShort && (
        <Banner tone="danger" announce>
          {t.rich("tooShort", { seconds: spanSeconds(span).toFixed(1), min: SECONDS.min, num: ltr })}
        </Banner>
      )}
      {wasAsked && isWhole && (
        <Banner tone="info" announce>
          {t("whole")}
        </Banner>
      )}
      <p className="max-w-[72ch] text-ink-2 text-sm">{t("hint")}</p>
      <KeepingWords keeping={keeping} kept />
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="primary" isPending={keeping.step === "reading" || keeping.step === "sending"} onPress={() => void trim()}>
          {t("apply")}
        </Button>
        <Button icon={isPlaying ? Pause : Play} onPress={() => (isPlaying ? pause() : play(span))}>
          {isPlaying ? t("pause") : t("preview")}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {ui("cancel")}
        </Button>
      </div>
    </section>
  );
}

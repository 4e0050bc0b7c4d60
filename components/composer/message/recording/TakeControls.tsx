"use client";
import { Pause, Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { SECONDS } from "@/lib/recordings/limits";
import type { Take } from "@/lib/recordings/microphone";
import { formatDuration } from "@/lib/time";
import { LevelMeter } from "./LevelMeter";
import { mayStop, type RecorderState, type useRecorder } from "./use-recorder";

const LAST_SECONDS = 30;
const TICK_MS = 200;

interface TakeControlsProps {
  recorder: ReturnType<typeof useRecorder>;
  state: Extract<RecorderState, { step: "recording" | "paused" }>;
  onDiscard: () => void;
}

/** While it is recorded: the time against the limit, the level, pause and stop. */
export function TakeControls({ recorder, state: { step, stream, take }, onDiscard }: TakeControlsProps) {
  const t = useTranslations("composer.recording");
  const seconds = useSeconds(take);
  const isPaused = step === "paused";
  const missing = Math.ceil(SECONDS.min - seconds);
  const left = Math.ceil(SECONDS.max - seconds);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={isPaused ? "neutral" : "danger"} mark={isPaused ? "pause" : "dot"}>
          {t(step)}
        </Badge>
        <span role="timer" className="flex items-baseline gap-2">
          <Ltr className="font-semibold text-lg">{formatDuration(Math.floor(seconds))}</Ltr>{" "}
          <span className="text-ink-2 text-sm">{t.rich("outOf", { max: formatDuration(SECONDS.max), num: ltr })}</span>
        </span>
      </div>
      <LevelMeter stream={stream} />
      <div className="min-h-5 text-ink-2 text-sm">
        {!mayStop(seconds) && <p>{t("notYet", { min: SECONDS.min, seconds: Math.max(1, missing) })}</p>}
        {/* Only what is said once is read out. */}
        <p role="status">{left <= LAST_SECONDS && t("endsSoon", { seconds: LAST_SECONDS, max: SECONDS.max })}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button autoFocus icon={isPaused ? Play : Pause} onPress={isPaused ? recorder.resume : recorder.pause}>
          {isPaused ? t("resume") : t("pause")}
        </Button>
        <Button kind="primary" icon={Square} isDisabled={!mayStop(seconds)} onPress={recorder.stop}>
          {t("stop")}
        </Button>
        <Button kind="quiet" onPress={onDiscard}>
          {t("discard")}
        </Button>
      </div>
    </>
  );
}

function useSeconds(take: Take): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(take.seconds()), TICK_MS);
    return () => clearInterval(timer);
  }, [take]);
  return seconds;
}

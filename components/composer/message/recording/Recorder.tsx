"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Spinner } from "@/components/ui/Spinner";
import { useLeaveQuestion } from "@/components/ui/use-leave-question";
import type { Sound } from "@/lib/recordings/sound";
import { israelClock } from "@/lib/time";
import { KeepingWords } from "./KeepingWords";
import { LevelMeter } from "./LevelMeter";
import { MicrophoneChoice } from "./MicrophoneChoice";
import { TakeControls } from "./TakeControls";
import { TakeReview } from "./TakeReview";
import type { Keeping } from "./use-keep-recording";
import { useRecorder } from "./use-recorder";

interface RecorderProps {
  onUse: (file: File, sound: Sound) => void;
  onClose: () => void;
  keeping: Keeping;
}

/** Record in the browser: microphone, level, pause, listen, use. */
export function Recorder({ onUse, onClose, keeping }: RecorderProps) {
  const t = useTranslations("composer.recording");
  const recorder = useRecorder();
  const { state } = recorder;
  useLeaveQuestion(state.step === "recording" || state.step === "paused" || state.step === "made");
  const named = (wav: Blob) => new File([wav], t("takeName", { moment: momentName() }), { type: "audio/wav" });
  return (
    <section aria-label={t("recordTitle")} className="flex flex-col gap-4 rounded-md border px-4 py-3">
      {state.step === "refused" && (
        <Banner tone="danger" title={t("microphone.refused")} announce>
          {t(`microphone.${state.problem}`)}
        </Banner>
      )}
      {state.step === "failed" && (
        <Banner tone="danger" announce>
          {t("takeFailed")}
        </Banner>
      )}
      {(state.step === "opening" || state.step === "making") && (
        <p role="status" className="flex min-h-10 items-center gap-3 text-ink-2">
          <Spinner label={t(state.step)} />
          {t(state.step)}
        </p>
      )}
      {state.step === "ready" && (
        <>
          <MicrophoneChoice microphones={recorder.microphones} chosen={recorder.deviceId} onChoose={recorder.choose} />
          <LevelMeter stream={state.stream} />
        </>
      )}
      {(state.step === "recording" || state.step === "paused") && <TakeControls recorder={recorder} state={state} onDiscard={onClose} />}
      {state.step === "made" && <TakeReview made={state.made} />}
      <KeepingWords keeping={keeping} />
      {state.step !== "recording" && state.step !== "paused" && (
        <div className="flex flex-wrap items-center gap-2">
          {state.step === "ready" && (
            <Button kind="primary" autoFocus onPress={() => recorder.begin(state.stream)}>
              {t("begin")}
            </Button>
          )}
          {state.step === "made" && (
            <Button
              kind="primary"
              autoFocus
              isPending={keeping.step === "reading" || keeping.step === "sending"}
              onPress={() => onUse(named(state.made.wav), state.made.sound)}
            >
              {t("use")}
            </Button>
          )}
          {(state.step === "made" || state.step === "refused" || state.step === "failed") && (
            <Button autoFocus={state.step !== "made"} onPress={recorder.again}>
              {state.step === "refused" ? t("askAgain") : t("again")}
            </Button>
          )}
          <Button kind="quiet" onPress={onClose}>
            {state.step === "made" ? t("discard") : t("close")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** `22.11.2026 09-05`, Israel's clock: a file's name holds no colon. */
function momentName(): string {
  const { day, month, year, hour, minute } = israelClock(Date.now());
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day}.${month}.${year} ${two(hour)}-${two(minute)}`;
}

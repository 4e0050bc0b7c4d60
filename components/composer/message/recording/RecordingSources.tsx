"use client";
import { Mic } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { FileDrop } from "@/components/ui/FileDrop";
import { MAX_BYTES, SECONDS } from "@/lib/recordings/limits";
import { KeepingWords } from "./KeepingWords";
import type { Keeping } from "./use-keep-recording";

const ACCEPTED = [".wav", ".mp3", "audio/wav", "audio/mpeg"];

interface RecordingSourcesProps {
  keeping: Keeping;
  onFile: (file: File) => void;
  onRecord: () => void;
  onStop: () => void;
  /** Another recording stays in force meanwhile. */
  replaces: boolean;
  /** The person comes back from the microphone. */
  comesBack: boolean;
}

/** Where a recording comes from: a file, or the microphone. The limits are told before anything is chosen. */
export function RecordingSources({ keeping, onFile, onRecord, onStop, replaces, comesBack }: RecordingSourcesProps) {
  const t = useTranslations("composer.recording");
  const ui = useTranslations("ui");
  const isBusy = keeping.step === "reading" || keeping.step === "sending";
  return (
    <div className="flex flex-col gap-3">
      <FileDrop
        label={t("file")}
        hint={t("limits", { ...SECONDS, megabytes: MAX_BYTES / 1024 / 1024 })}
        accept={ACCEPTED}
        onFile={onFile}
        isDisabled={isBusy}
      />
      <KeepingWords keeping={keeping} kept={replaces} />
      <div className="flex flex-wrap items-center gap-2">
        {isBusy ? (
          <Button kind="quiet" onPress={onStop}>
            {ui("cancel")}
          </Button>
        ) : (
          <Button icon={Mic} autoFocus={comesBack} onPress={onRecord}>
            {t("record")}
          </Button>
        )}
      </div>
    </div>
  );
}

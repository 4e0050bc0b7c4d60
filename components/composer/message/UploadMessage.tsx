"use client";
import { FileAudio } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { FileDrop } from "@/components/ui/FileDrop";
import { ltr } from "@/components/ui/Ltr";
import { Spinner } from "@/components/ui/Spinner";
import type { RecordingRefusal } from "@/lib/recordings/judge";
import { formatDuration } from "@/lib/time";
import { useComposer } from "../use-composer";
import { type ChosenRecording, useChosenRecording } from "./use-chosen-recording";

const ACCEPTED = [".wav", ".mp3", "audio/wav", "audio/mpeg"];

/** A recording from this computer: judged by its content before anything is sent, and played here first. */
export function UploadMessage() {
  const t = useTranslations("composer.message");
  const { form, values, recording, setRecording } = useComposer();
  const change = (next: ChosenRecording | null) => {
    setRecording(next);
    form.setValue("message.fileName", next?.file.name ?? null);
  };
  const { refusal, isJudging, choose, remove } = useChosenRecording(change);
  if (recording) return <RecordingRow recording={recording} onRemove={remove} />;
  const lost = values.message.fileName;
  return (
    <div className="flex flex-col gap-3">
      {lost !== null && !isJudging && (
        <Banner tone="warning" title={t("chooseAgain")}>
          {t.rich("chooseAgainHelp", { name: lost, bdi: (chunks) => <bdi dir="auto">{chunks}</bdi> })}
        </Banner>
      )}
      <FileDrop label={t("file")} hint={t("fileHint")} accept={ACCEPTED} onFile={(file) => void choose(file)} isDisabled={isJudging} />
      {isJudging && (
        <p className="flex items-center gap-3 text-ink-2" role="status">
          <Spinner label={t("judging")} />
          {t("judging")}
        </p>
      )}
      {refusal && (
        <Banner tone="danger" title={t("unfit")} announce>
          <RefusalWords refusal={refusal} />
        </Banner>
      )}
    </div>
  );
}

function RecordingRow({ recording: { file, seconds }, onRemove }: { recording: ChosenRecording; onRemove: () => void }) {
  const t = useTranslations("composer.message");
  const url = useObjectUrl(file);
  return (
    <div className="flex flex-col gap-3 rounded-md border px-4 py-3">
      <div className="flex flex-wrap items-center gap-3">
        <FileAudio size={20} aria-hidden className="shrink-0 text-ink-3" />
        <span className="min-w-0 flex-1 basis-50">
          <bdi dir="auto" className="break-words font-semibold">
            {file.name}
          </bdi>{" "}
          <span className="text-ink-2 text-sm">{t.rich("fileLength", { length: formatDuration(seconds), num: ltr })}</span>
        </span>
        <Button kind="quiet" onPress={onRemove}>
          {t("replaceFile")}
        </Button>
      </div>
      {url && (
        // biome-ignore lint/a11y/useMediaCaption: a recording that was just chosen has no captions
        <audio controls src={url} aria-label={t("listen", { name: file.name })} className="h-10 w-full max-w-md" />
      )}
    </div>
  );
}

/** An address of the file in this browser, as long as it is shown. */
function useObjectUrl(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

function RefusalWords({ refusal: { problem, values } }: { refusal: RecordingRefusal }) {
  const t = useTranslations("recordings.problems");
  const { megabytes = 0, seconds = 0, min = 0, max = 0 } = values ?? {};
  switch (problem) {
    case "tooLarge":
      return t("tooLarge", { megabytes });
    case "tooShort":
      return t("tooShort", { seconds, min });
    case "tooLong":
      return t("tooLong", { seconds, max });
    default:
      return t(problem);
  }
}

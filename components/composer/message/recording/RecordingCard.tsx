"use client";
import { useQuery } from "@tanstack/react-query";
import { FileAudio } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ltr } from "@/components/ui/Ltr";
import { Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import type { FormRecording } from "@/lib/drafts/form";
import { ApiProblem } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { recordingQueries } from "@/lib/recordings/queries";
import type { Sound } from "@/lib/recordings/sound";
import { formatDuration } from "@/lib/time";
import { LoudnessFacts } from "./LoudnessFacts";
import { Player } from "./Player";

const bdi = (chunks: ReactNode) => (
  <bdi dir="auto" className="break-words">
    {chunks}
  </bdi>
);

interface RecordingCardProps {
  recording: FormRecording;
  /** Takes the focus when the recording becomes another one. */
  boxRef: RefObject<HTMLDivElement | null>;
  /** Instead of the player: cutting. Gets what the card shows. */
  trimmer: ((sound: Sound, src: string) => ReactNode) | null;
  /** What can be done with it; `canTrim` once it is known what is in it. */
  actions: (canTrim: boolean) => ReactNode;
  /** Absent where nothing was cut. */
  onUndoTrim: (() => void) | undefined;
}

/** The recording that the campaign plays: its name, length, picture and level. All from its id alone, on any computer. */
export function RecordingCard({ recording, boxRef, trimmer, actions, onUndoTrim }: RecordingCardProps) {
  const t = useTranslations("composer.recording");
  const { data: sound, error, refetch, isFetching } = useQuery(recordingQueries.sound(recording.id));
  const src = paths.api.recordingAudio(recording.id);
  const name = recording.fileName || t("unnamed");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a group of a form's fields
    <div
      ref={boxRef}
      role="group"
      aria-label={t("chosen", { name })}
      tabIndex={-1}
      className="flex flex-col gap-3 rounded-md border px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FileAudio size={20} aria-hidden className="shrink-0 text-ink-3" />
        <p className="min-w-0 flex-1 basis-50">
          <span className="font-semibold">{bdi(name)}</span>{" "}
          <span className="text-ink-2 text-sm">{t.rich("length", { length: formatDuration(recording.seconds), num: ltr })}</span>
        </p>
        {actions(sound !== undefined)}
      </div>
      {recording.trimmedFrom && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
          <span className="min-w-0">
            {t.rich("trimmedFrom", {
              name: recording.trimmedFrom.fileName || t("unnamed"),
              length: formatDuration(recording.trimmedFrom.seconds),
              bdi,
              num: ltr,
            })}
          </span>
          {onUndoTrim && (
            <Button kind="quiet" onPress={onUndoTrim}>
              {t("undoTrim")}
            </Button>
          )}
        </div>
      )}
      {sound && (trimmer ? trimmer(sound, src) : <Player key={recording.id} src={src} sound={sound} />)}
      {sound && !trimmer && <LoudnessFacts loudness={sound.loudness} />}
      {!sound && !error && <Skeleton className="h-16" />}
      {error && <SoundProblem error={error} onRetry={() => void refetch()} isRetrying={isFetching} />}
    </div>
  );
}

/** It didn't come, or this browser can't play what the server and the telephone can. */
function SoundProblem({ error, onRetry, isRetrying }: { error: Error; onRetry: () => void; isRetrying: boolean }) {
  const t = useTranslations("composer.recording");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  if (!(error instanceof ApiProblem)) return <Banner tone="warning">{t("cannotDraw")}</Banner>;
  return (
    <Banner
      tone="danger"
      action={
        <Button onPress={onRetry} isPending={isRetrying}>
          {ui("retry")}
        </Button>
      }
    >
      {errorText(error)}
    </Banner>
  );
}

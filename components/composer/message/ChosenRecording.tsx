"use client";
import { FileAudio } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { localeOf } from "@/lib/i18n/config";
import { formatTime } from "@/lib/time";
import { RecordingPlayer } from "./RecordingPlayer";
import { LONGEST_PERIOD, type RecordedCampaign, useRecordings } from "./use-recordings";

interface ChosenRecordingProps {
  name: string;
  onReplace: () => void;
  /** The button takes the focus: what had it has just gone. */
  autoFocus: boolean;
}

/** The recording in force, to be heard where a campaign of the last year has played it. */
export function ChosenRecording({ name, onReplace, autoFocus }: ChosenRecordingProps) {
  const t = useTranslations("composer.message.earlier");
  return (
    <div data-field="message" className="flex flex-col gap-3 rounded-md border px-4 py-3">
      <div className="flex items-center gap-3">
        <FileAudio size={20} aria-hidden className="shrink-0 text-ink-3" />
        <p className="min-w-0 flex-1 break-all">
          <bdi dir="ltr" className="font-mono text-[0.9em]">
            {name}
          </bdi>
        </p>
        <Button kind="quiet" onPress={onReplace} autoFocus={autoFocus}>
          {t("replace")}
        </Button>
      </div>
      <Source name={name} />
    </div>
  );
}

/** The newest campaign that played it. */
function Source({ name }: { name: string }) {
  const t = useTranslations("composer.message.earlier");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { recordings, error, isFetching, isPlaceholderData, retry } = useRecordings(LONGEST_PERIOD);
  const campaign = recordings?.find(({ recordingName }) => recordingName === name);
  if (campaign) return <Heard campaign={campaign} />;
  if (error) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 text-ink-2">
        <p className="min-w-0 flex-1 basis-50">{errorText(error)}</p>
        <Button onPress={retry} isPending={isFetching}>
          {ui("retry")}
        </Button>
      </div>
    );
  }
  if (!recordings || isPlaceholderData) {
    return (
      <Loading>
        <Skeleton className="h-10 max-w-md" />
      </Loading>
    );
  }
  return <p className="text-ink-2">{t("unheard")}</p>;
}

function Heard({ campaign: { id, title, insertedAt, recordingName } }: { campaign: RecordedCampaign }) {
  const t = useTranslations("composer.message");
  const locale = localeOf(useLocale());
  return (
    <>
      <p className="wrap-anywhere text-ink-2 text-sm">
        {t.rich("earlier.from", {
          title: title || String(id),
          date: insertedAt ? formatTime(insertedAt, locale, "day") : t("earlier.unknownDate"),
          bdi: (chunks) => <bdi dir="auto">{chunks}</bdi>,
          time: (chunks) => <bdi>{chunks}</bdi>,
        })}
      </p>
      <RecordingPlayer key={id} campaignId={id} label={t("earlier.play", { name: recordingName })} />
    </>
  );
}

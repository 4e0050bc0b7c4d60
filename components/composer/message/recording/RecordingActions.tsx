"use client";
import { Scissors } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";

interface RecordingActionsProps {
  /** False until it is known what is in the recording. */
  canTrim: boolean;
  isTrimming: boolean;
  /** Another recording is being looked for. */
  isReplacing: boolean;
  onTrim: () => void;
  onReplace: () => void;
  onKeep: () => void;
}

/** What can be done with a recording that is in force. */
export function RecordingActions({ canTrim, isTrimming, isReplacing, onTrim, onReplace, onKeep }: RecordingActionsProps) {
  const t = useTranslations("composer.recording");
  return (
    <div className="flex flex-wrap gap-2">
      {!isTrimming && (
        <Button kind="quiet" icon={Scissors} isDisabled={!canTrim} onPress={onTrim}>
          {t("trim.open")}
        </Button>
      )}
      <Button kind="quiet" aria-expanded={isReplacing} onPress={isReplacing ? onKeep : onReplace}>
        {isReplacing ? t("keepThis") : t("replace")}
      </Button>
    </div>
  );
}

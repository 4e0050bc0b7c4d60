"use client";
import { Headphones, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { localeOf } from "@/lib/i18n/config";
import { formatTime } from "@/lib/time";
import { RecordingPlayer } from "./RecordingPlayer";
import type { RecordedCampaign } from "./use-recordings";

interface RecordingRowProps {
  campaign: RecordedCampaign;
  isChosen: boolean;
  /** Its player is open. */
  isHeard: boolean;
  onHear: () => void;
  onChoose: () => void;
}

/** One campaign whose recording can be heard and chosen. */
export function RecordingRow({
  campaign: { id, title, insertedAt, recordingName },
  isChosen,
  isHeard,
  onHear,
  onChoose,
}: RecordingRowProps) {
  const t = useTranslations("composer.message");
  const locale = localeOf(useLocale());
  const name = title || String(id);
  const act = t(isHeard ? "earlier.stopListening" : "earlier.listen");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
      <div className="min-w-0 flex-1 basis-36">
        <p className="wrap-anywhere">
          <bdi dir="auto">{name}</bdi>
        </p>
        <p className="wrap-anywhere text-ink-2 text-sm">
          <bdi>{insertedAt ? formatTime(insertedAt, locale, "day") : t("earlier.unknownDate")}</bdi>
          <span className="max-md:hidden"> · </span>
          <br className="md:hidden" />
          <bdi dir="ltr" className="font-mono text-[0.9em]">
            {recordingName}
          </bdi>
        </p>
      </div>
      {isChosen && <Badge mark="check">{t("earlier.chosen")}</Badge>}
      <Button
        kind="quiet"
        icon={isHeard ? X : Headphones}
        aria-label={t("earlier.of", { act, title: name })}
        aria-expanded={isHeard}
        onPress={onHear}
      >
        <span className="max-md:sr-only">{act}</span>
      </Button>
      <Button aria-label={t("earlier.of", { act: t("earlier.choose"), title: name })} onPress={onChoose}>
        {t("earlier.choose")}
      </Button>
      {isHeard && <RecordingPlayer campaignId={id} label={t("earlier.play", { name: recordingName })} autoPlay />}
    </li>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState, useSyncExternalStore } from "react";
import { Disclosure } from "@/components/ui/Disclosure";
import { Ltr } from "@/components/ui/Ltr";
import { useKeySummaries } from "../../keys/use-key-words";
import { LONGEST_PERIOD, useRecordings } from "../../message/use-recordings";
import { useComposer } from "../../use-composer";
import { DrawnCall } from "./DrawnCall";
import { soundOf } from "./sound";

/** What a recipient sees and hears, and what the keys do: a drawn phone that plays the campaign as it stands now. */
export function Phone() {
  const t = useTranslations("composer.phone");
  const hasRoom = useHasRoom();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isOpen = chosen ?? hasRoom;
  const { kind } = useComposer().values.message;
  return (
    <div className="rounded-lg border bg-surface px-4 py-2">
      <Disclosure title={t("title")} isExpanded={isOpen} onExpandedChange={setChosen}>
        {isOpen && (
          <div className="flex flex-col gap-3">
            {kind === "recording" ? <CallWithRecording /> : <Call campaignId={null} />}
            <p className="text-ink-2 text-sm max-md:hidden">{t("keyboard")}</p>
            <Legend />
          </div>
        )}
      </Disclosure>
    </div>
  );
}

/** The newest campaign that played the recording lends its sound. */
function CallWithRecording() {
  const { name } = useComposer().values.message;
  const { recordings } = useRecordings(LONGEST_PERIOD);
  return <Call campaignId={recordings?.find(({ recordingName }) => recordingName === name.trim())?.id ?? null} />;
}

function Call({ campaignId }: { campaignId: number | null }) {
  const { message } = useComposer().values;
  const content = JSON.stringify(soundOf(message, campaignId));
  // The same sound stays the same object while other fields are typed in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content says all of it
  const sound = useMemo(() => soundOf(message, campaignId), [content]);
  return <DrawnCall key={content} sound={sound} />;
}

function Legend() {
  const t = useTranslations("composer.keys");
  return (
    <ul aria-label={t("summary")} className="text-sm">
      {useKeySummaries().map(({ digit, short }) => (
        <li key={digit}>
          <Ltr className="font-semibold">{digit}</Ltr> = {short}
        </li>
      ))}
    </ul>
  );
}

/** Beside the sections the phone stands open; under them it waits to be opened. */
const BESIDE = "(min-width: 64rem)";

function useHasRoom(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(BESIDE);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => window.matchMedia(BESIDE).matches,
    () => true,
  );
}

"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { isRepeatedHour } from "@/lib/campaigns/schema";
import { localeOf } from "@/lib/i18n/config";
import { formatPhone } from "@/lib/phones/number";
import { formatDuration, formatTime } from "@/lib/time";
import { useKeySummaries } from "./keys/use-key-words";
import { useComposer } from "./use-composer";

/** What was chosen, in words: for the sections' headings, the review and the question before the launch. */
export function useAnswers() {
  const words = {
    audience: useAudienceAnswer(),
    message: useMessageAnswer(),
    callerId: useCallerIdAnswer(),
    start: useStartAnswer(),
    ringCap: useRingCapAnswer(),
    keys: useKeySummaries(),
  };
  return words;
}

function useAudienceAnswer(): ReactNode {
  const t = useTranslations("composer.answers");
  const { figures, repaired } = useComposer().audience;
  if (!figures) return null;
  const { accepted, rejected, duplicates, blocked } = figures;
  return [
    t("recipients", { count: accepted }),
    repaired !== null && repaired > 0 && t("repaired", { count: repaired }),
    rejected > 0 && t("rejected", { count: rejected }),
    duplicates > 0 && t("duplicates", { count: duplicates }),
    blocked > 0 && t("blocked", { count: blocked }),
  ]
    .filter(Boolean)
    .join(" · ");
}

function useMessageAnswer(): ReactNode {
  const t = useTranslations("composer.answers");
  const { kind, text, recording, name, extension, url, seconds } = useComposer().values.message;
  const bdi = (chunks: ReactNode) => <bdi dir="auto">{chunks}</bdi>;
  switch (kind) {
    case "text":
      return t.rich("text", { text: text.trim(), bdi });
    case "upload":
      return recording && t.rich("upload", { name: recording.fileName, length: formatDuration(recording.seconds), bdi, num: ltr });
    case "recording":
      return t.rich("recording", { name, bdi: ltr });
    case "extension":
      return t.rich("extension", { extension, bdi: ltr });
    case "apiUrl":
      return t.rich(seconds === null ? "apiUrl" : "apiUrlSeconds", { url, seconds: seconds ?? 0, bdi });
  }
}

function useCallerIdAnswer(): ReactNode {
  const t = useTranslations("composer.timing");
  const { callerId } = useComposer().values;
  return callerId === "" ? t("defaultCallerId") : <Ltr mono>{formatPhone(callerId)}</Ltr>;
}

function useStartAnswer(): ReactNode {
  const t = useTranslations("composer.answers");
  const locale = localeOf(useLocale());
  const timing = useTranslations("composer.timing");
  const { start, startAt, hour } = useComposer().values.schedule;
  if (start === "at") {
    if (startAt === null) return null;
    const words = t.rich("startAt", { time: formatTime(startAt, locale), bdi: (chunks) => <bdi>{chunks}</bdi> });
    if (hour === null || !isRepeatedHour(startAt)) return words;
    return (
      <>
        {words} ({timing(`whichHours.${hour}`)})
      </>
    );
  }
  return t(start === "now" ? "startNow" : "startOnHold");
}

function useRingCapAnswer(): ReactNode {
  const t = useTranslations("composer.timing");
  const { values } = useComposer();
  if (values.ringCap === "none") return t("ringCaps.none");
  return values.maxRing !== null && t("upTo", { count: values.maxRing });
}

/** The line of a section's heading once it is filled in. */
export function useSummaries() {
  const t = useTranslations("composer.answers");
  const format = useFormatter();
  const { audience, message, callerId, start, keys } = useAnswers();
  return {
    audience,
    message,
    keys: keys.map(({ digit, short }, index) => (
      <span key={digit}>
        {index > 0 && " · "}
        <Ltr>{digit}</Ltr> = {short}
      </span>
    )),
    timing: (
      <>
        {callerId} · {start}
      </>
    ),
    review: (recipients: number | null, price: string | null) =>
      recipients !== null && price !== null && t.rich("ready", { count: recipients, shown: format.number(recipients), price, num: ltr }),
  };
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ProgressBar } from "react-aria-components";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Ltr } from "@/components/ui/Ltr";
import { Spinner } from "@/components/ui/Spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { RecordingRefusal } from "@/lib/recordings/judge";
import type { Keeping } from "./use-keep-recording";

/** How far a recording got on its way to be kept, or why it didn't. @param kept tells that the one before is still in force */
export function KeepingWords({ keeping, kept }: { keeping: Keeping; kept?: boolean }) {
  const t = useTranslations("composer.recording");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  switch (keeping.step) {
    case "idle":
      return null;
    case "reading":
      return (
        <p className="flex min-h-6 items-center gap-3 text-ink-2" role="status">
          <Spinner label={t("reading")} />
          {t("reading")}
        </p>
      );
    case "sending":
      return <Sending share={keeping.share} />;
    case "refused":
      return (
        <Banner tone="danger" title={t("unfit")} announce>
          <RefusalWords refusal={keeping.refusal} /> {kept && t("stillThere")}
        </Banner>
      );
    case "failed":
      return (
        <Banner tone="danger" title={t("notKept")} announce action={<Button onPress={keeping.retry}>{ui("retry")}</Button>}>
          {errorText(keeping.error)} {kept && t("stillThere")}
        </Banner>
      );
  }
}

function Sending({ share }: { share: number }) {
  const t = useTranslations("composer.recording");
  const format = useFormatter();
  return (
    <ProgressBar value={share * 100} aria-label={t("sending")} className="flex max-w-96 flex-col gap-1">
      <span className="flex justify-between gap-3 text-ink-2">
        {t("sending")}
        <Ltr>{format.number(share, { style: "percent", maximumFractionDigits: 0 })}</Ltr>
      </span>
      <span className="block h-2 overflow-hidden rounded-full bg-track">
        <span className="block h-full rounded-full bg-accent forced-colors:bg-[Highlight]" style={{ width: `${share * 100}%` }} />
      </span>
    </ProgressBar>
  );
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

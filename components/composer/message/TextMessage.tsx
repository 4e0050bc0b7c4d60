"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { ltr } from "@/components/ui/Ltr";
import { LIMITS } from "@/lib/campaigns/schema";
import { estimatedSeconds, SPEECH } from "@/lib/campaigns/text-checks";
import { formatDuration } from "@/lib/time";
import { FormTextArea } from "../fields/FormText";
import { useComposer } from "../use-composer";
import { NamesNote } from "./NamesNote";
import { TextChecks } from "./TextChecks";

const LONGEST_MINUTES = SPEECH.longestSeconds / 60;

/** A text that IP-Sales reads aloud. Its true length is known from the dry run only. */
export function TextMessage() {
  const t = useTranslations("composer.message");
  const { values } = useComposer();
  const text = values.message.text.trim();
  const length = [...text].length;
  const seconds = estimatedSeconds(text);
  const time = formatDuration(seconds);
  return (
    <div className="flex flex-col gap-3">
      <FormTextArea
        name="message.text"
        label={t("text")}
        description={
          <>
            {t("textLimits", { max: LIMITS.textLength, minutes: LONGEST_MINUTES })}
            {length > 0 && <> {t.rich("textLength", { length, time, num: ltr })}</>}
          </>
        }
        placeholder={t("textPlaceholder")}
        rows={6}
      />
      {seconds > SPEECH.longestSeconds && (
        <Banner tone="warning" title={t("textTooSlow")} announce>
          {t.rich("textTooSlowHelp", {
            time,
            minutes: LONGEST_MINUTES,
            excess: length - SPEECH.longestSeconds * SPEECH.charactersPerSecond,
            num: ltr,
          })}
        </Banner>
      )}
      <TextChecks text={text} />
      <NamesNote />
    </div>
  );
}

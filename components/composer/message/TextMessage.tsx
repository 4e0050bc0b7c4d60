"use client";
import { useTranslations } from "next-intl";
import { LIMITS } from "@/lib/campaigns/schema";
import { FormTextArea } from "../fields/FormText";
import { useComposer } from "../use-composer";

/** A text that IP-Sales reads aloud. Its true length is known from the dry run only. */
export function TextMessage() {
  const t = useTranslations("composer.message");
  const { values } = useComposer();
  const length = [...values.message.text.trim()].length;
  return (
    <FormTextArea
      name="message.text"
      label={t("text")}
      description={t("textLength", { length, max: LIMITS.textLength })}
      placeholder={t("textPlaceholder")}
      rows={6}
    />
  );
}

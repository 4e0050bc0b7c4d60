"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { LIMITS } from "@/lib/campaigns/schema";
import { FormNumber } from "../fields/FormNumber";
import { FormText } from "../fields/FormText";

/** Nothing is played: whoever answers is put through. */
export function ExtensionMessage() {
  const t = useTranslations("composer.message");
  return (
    <div className="flex flex-col gap-4">
      <FormText name="message.extension" label={t("extension")} description={t("extensionHint")} ltr mono className="max-w-96" />
      <Banner tone="info">{t("silentKeys")}</Banner>
    </div>
  );
}

const API_SECONDS = { min: 1, max: 300 };

/** Nothing is played: a service of the account's own runs the call. */
export function ApiUrlMessage() {
  const t = useTranslations("composer.message");
  return (
    <div className="flex flex-col gap-4">
      <FormText
        name="message.url"
        label={t("apiUrl")}
        description={t("apiUrlHint", { max: LIMITS.apiUrlLength })}
        placeholder="https://"
        inputMode="url"
        ltr
        mono
      />
      <FormNumber
        name="message.seconds"
        label={t("apiSeconds")}
        description={t("apiSecondsHint", API_SECONDS)}
        limits={API_SECONDS}
        unit={t("secondsUnit")}
        className="max-w-96"
      />
      <Banner tone="info">{t("silentKeys")}</Banner>
    </div>
  );
}

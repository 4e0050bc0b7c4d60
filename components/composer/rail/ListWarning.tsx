"use client";
import { useLocale, useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/TextLink";
import { localeOf } from "@/lib/i18n/config";
import type { DryRunAnswer } from "@/lib/launches/schema";
import { REGISTRY_CHECK_DAYS } from "@/lib/lists/registry-check";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";

/** What a marketing list lacks before its people are called, and where that is put right. */
export function ListWarning({ list, registry, checkedOn, noConsentSource }: DryRunAnswer["listWarnings"][number]) {
  const t = useTranslations("composer.notes.list");
  const locale = localeOf(useLocale());
  const day = checkedOn === null ? "" : formatTime(`${checkedOn}T12:00:00Z`, locale, "day");
  const bdi = (chunks: React.ReactNode) => <bdi dir="auto">{chunks}</bdi>;
  return (
    <>
      {registry && t.rich(registry, { name: list.name, day, days: REGISTRY_CHECK_DAYS, bdi })}
      {registry && noConsentSource && " "}
      {noConsentSource && t.rich(registry ? "noConsentEither" : "noConsent", { name: list.name, bdi })}{" "}
      <TextLink href={paths.list(list.id, "details")}>{t("link")}</TextLink>
    </>
  );
}

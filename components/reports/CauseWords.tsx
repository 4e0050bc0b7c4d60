"use client";
import { useLocale, useTranslations } from "next-intl";
import { causeOfText } from "@/lib/reports/causes";

/** `q850Text` as IP-Sales gives it: Hebrew, or the gateway's own words, in whatever language the page is. */
export function GivenCause({ text }: { text: string }) {
  const t = useTranslations("reports.charts.causes");
  if (text.trim() === "") return <span className="text-ink-2">{t("noText")}</span>;
  return causeOfText(text) ? <bdi lang="he">{text}</bdi> : <bdi dir="auto">{text}</bdi>;
}

/** A short name of a cause: without the code at its end, which has its own column, and in the page's language where it is documented. */
export function useCauseName(): (text: string) => string {
  const t = useTranslations("reports");
  const locale = useLocale();
  return (text) => {
    if (text.trim() === "") return t("charts.causes.noText");
    const documented = causeOfText(text);
    if (!documented) return text;
    return locale === "he" ? text.replace(/ \(\d{3}\)$/, "") : t(`causes.${documented.id}.name`);
  };
}

/** What a cause means and what to do, from the reference; for the gateway's own words, that they are that. */
export function CauseMeaning({ text }: { text: string }) {
  const t = useTranslations("reports");
  const documented = causeOfText(text);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm leading-5">
      <dt className="text-ink-2">{t("charts.causes.given")}</dt>
      <dd>
        <GivenCause text={text} />
      </dd>
      <dt className="text-ink-2">{t("charts.causes.meaning")}</dt>
      <dd>{documented ? t(`causes.${documented.id}.meaning`) : t("charts.causes.gateway")}</dd>
      {documented && (
        <>
          <dt className="text-ink-2">{t("charts.causes.advice")}</dt>
          <dd>{t(`causes.${documented.id}.advice`)}</dd>
        </>
      )}
    </dl>
  );
}

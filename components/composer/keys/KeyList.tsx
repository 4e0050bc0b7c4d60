"use client";
import { useTranslations } from "next-intl";
import { useKeySummaries } from "./use-key-words";

/** All keys that do something, in words; the opt-out is always among them. */
export function KeyList() {
  const t = useTranslations("composer.keys");
  const summaries = useKeySummaries();
  return (
    <section aria-label={t("summary")}>
      <h3 className="mb-1 font-semibold text-sm">{t("summary")}</h3>
      <ul className="divide-y rounded-md border">
        {summaries.map(({ digit, words }) => (
          <li key={digit} className="flex min-h-10 items-center gap-3 px-3 py-1">
            <bdi dir="ltr" className="grid size-6 shrink-0 place-items-center rounded-full border border-line-strong font-semibold text-sm">
              {digit}
            </bdi>
            <span className="min-w-0 break-words">
              {words}
              {digit === "9" && <span className="text-ink-2 text-sm"> {t("optOutFixed")}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

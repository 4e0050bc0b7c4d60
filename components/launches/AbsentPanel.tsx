"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ltr } from "@/components/ui/Ltr";
import { localeOf } from "@/lib/i18n/config";
import type { Launch } from "@/lib/launches/schema";
import { formatDuration, formatTime } from "@/lib/time";
import { AmberPanel } from "./AmberPanel";
import { isAhead } from "./attention";
import { provenMs } from "./UnknownPanel";

/** It was not created: how that was proved, and until when it is looked for nevertheless. */
export function AbsentPanel({ launch: { search, watchUntil } }: { launch: Launch }) {
  const t = useTranslations("launches.absent");
  const locale = localeOf(useLocale());
  const bdi = (chunks: ReactNode) => <bdi>{chunks}</bdi>;
  return (
    <AmberPanel title={t("title")}>
      {search && <p>{t.rich("proof", { count: search.healthy, time: formatDuration(provenMs(search) / 1000), num: ltr })}</p>}
      {isAhead(watchUntil) && (
        <p className="text-ink-2">{t.rich("watched", { time: formatTime(watchUntil, locale, "short"), when: bdi })}</p>
      )}
    </AmberPanel>
  );
}

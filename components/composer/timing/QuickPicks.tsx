"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { useNow } from "@/components/launch-rules/use-now";
import { FilterChip } from "@/components/ui/FilterChip";
import { labelStyle } from "@/components/ui/field-style";
import { ltr } from "@/components/ui/Ltr";
import { localeOf } from "@/lib/i18n/config";
import { launchRulesQueries } from "@/lib/launch-rules/queries";
import { formatTime } from "@/lib/time";
import { useComposer } from "../use-composer";
import { type QuickPick, quickPicks } from "./quick-picks";

/** Starts by one press. Until it is known when people may be called, none is offered. */
export function QuickPicks({ onPick }: { onPick: (startAt: string) => void }) {
  const t = useTranslations("composer.timing.picks");
  const { startAt } = useComposer().values.schedule;
  const { data } = useQuery(launchRulesQueries.current());
  const now = useNow();
  const labelId = useId();
  const picks = data ? quickPicks(now, data.rules.callingWindow) : [];
  if (picks.length === 0) return null;
  const chosenMs = startAt === null ? null : Date.parse(startAt);
  return (
    <div className="flex flex-col gap-1">
      <span id={labelId} className={labelStyle}>
        {t("label")}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand in a line with what it names */}
      <div role="group" aria-labelledby={labelId} className="flex flex-wrap gap-2">
        {picks.map((pick) => (
          <FilterChip key={pick.startAt} isSelected={chosenMs === Date.parse(pick.startAt)} onChange={() => onPick(pick.startAt)}>
            <PickWords pick={pick} />
          </FilterChip>
        ))}
      </div>
    </div>
  );
}

function PickWords({ pick: { day, startAt } }: { pick: QuickPick }) {
  const t = useTranslations("composer.timing.picks");
  const locale = localeOf(useLocale());
  const time = formatTime(startAt, locale, "time");
  if (day !== "later") return t.rich(day, { time, num: ltr });
  return t.rich("later", { day: formatTime(startAt, locale, "weekdayOnly"), time, num: ltr });
}

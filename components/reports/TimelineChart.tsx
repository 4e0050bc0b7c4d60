"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Segmented } from "@/components/ui/Segmented";
import { reportQueries } from "@/lib/reports/queries";
import { TimelineByDate } from "./TimelineByDate";
import { TimelineByHour } from "./TimelineByHour";
import type { CallFilterState } from "./use-call-filter";

interface TimelineProps {
  campaignId: number;
  running: boolean;
  calls: CallFilterState;
}

/**
 * When it was called: attempts by date where the report was read while the campaign ran, and last calls by the time of day, which is all that
 * the report itself tells. Only the latter can be filtered, so it comes first while a filter is set, unless somebody chose.
 */
export function TimelineChart({ campaignId, running, calls }: TimelineProps) {
  const t = useTranslations("reports.charts.timeline");
  const { data, error } = useQuery(reportQueries.timeline(campaignId, running));
  const [chosen, setChosen] = useState<"date" | "hour" | null>(null);
  const hasDates = data !== undefined && data.buckets.length > 0;
  const view = chosen ?? (calls.count > 0 ? "hour" : "date");
  const views = hasDates && (
    <Segmented
      label={t("views")}
      segments={[
        { id: "date", label: t("byDate") },
        { id: "hour", label: t("byHour") },
      ]}
      value={view}
      onChange={setChosen}
    />
  );
  if (hasDates && view === "date") return <TimelineByDate timeline={data} views={views} isFiltered={calls.count > 0} />;
  return <TimelineByHour calls={calls} views={views} datesFailed={error !== null && !data} />;
}

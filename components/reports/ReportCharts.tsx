"use client";
import { useTranslations } from "next-intl";
import type { ReportSummary } from "@/lib/reports/schema";
import { CausesChart } from "./CausesChart";
import { DurationsChart } from "./DurationsChart";
import { IndicatorsMatrix } from "./IndicatorsMatrix";
import { KeysChart } from "./KeysChart";
import { RetriesChart } from "./RetriesChart";
import { TimelineChart } from "./TimelineChart";
import type { CallFilterState } from "./use-call-filter";

const ROW = "grid items-start gap-3 *:h-full";

export function ReportCharts({ summary, calls }: { summary: ReportSummary; calls: CallFilterState }) {
  const t = useTranslations("reports.charts");
  return (
    <section aria-label={t("label")} className="mb-6 grid gap-3">
      <div className={`${ROW} xl:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]`}>
        <TimelineChart summary={summary} />
        <KeysChart summary={summary} calls={calls} />
      </div>
      <div className={`${ROW} xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]`}>
        <CausesChart summary={summary} calls={calls} />
        <DurationsChart summary={summary} />
      </div>
      <div className={`${ROW} xl:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]`}>
        <IndicatorsMatrix summary={summary} calls={calls} />
        <RetriesChart summary={summary} />
      </div>
    </section>
  );
}

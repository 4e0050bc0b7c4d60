"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { useErrorText } from "@/components/ui/use-error-text";
import type { CampaignReport } from "@/lib/reports/schema";
import { CausesChart } from "./CausesChart";
import { DurationsChart } from "./DurationsChart";
import { useFigures } from "./figures";
import { IndicatorsMatrix } from "./IndicatorsMatrix";
import { KeysChart } from "./KeysChart";
import { RetriesChart } from "./RetriesChart";
import { SurveyChart } from "./SurveyChart";
import { TimelineChart } from "./TimelineChart";
import { TrunksChart } from "./TrunksChart";
import type { CallFilterState } from "./use-call-filter";

const ROW = "grid items-start gap-3 *:h-full";

/** Charts that filter each other: each shows what the others' choices leave, and its own choice among it. */
export function ReportCharts({ report, calls }: { report: CampaignReport; calls: CallFilterState }) {
  const t = useTranslations("reports.charts");
  const { campaign, summary, facts, answers } = report;
  const isSurvey = Object.keys(answers).length > 0;
  return (
    <section aria-label={t("label")} className="mb-6 grid gap-3">
      <FiguresProblem />
      {isSurvey && <SurveyChart title={campaign.title} whole={summary} calls={calls} />}
      <div className={`${ROW} xl:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]`}>
        <TimelineChart campaignId={campaign.id} running={!facts.final} calls={calls} />
        <KeysChart calls={calls} />
      </div>
      <div className={`${ROW} xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]`}>
        <CausesChart whole={summary} calls={calls} />
        <DurationsChart calls={calls} />
      </div>
      <div className={`${ROW} xl:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]`}>
        <IndicatorsMatrix calls={calls} />
        <div className="grid content-start gap-3">
          <RetriesChart calls={calls} />
          {summary.byTrunk.length > 1 && <TrunksChart calls={calls} />}
        </div>
      </div>
    </section>
  );
}

/** The chosen calls could not be counted. */
function FiguresProblem() {
  const t = useTranslations("reports.charts");
  const errorText = useErrorText();
  const { error, isSlice, retry } = useFigures();
  if (!error) return null;
  return (
    <Banner tone="warning" announce title={isSlice ? t("stale") : t("failed")} action={<Button onPress={retry}>{t("retry")}</Button>}>
      {errorText(error)}
    </Banner>
  );
}

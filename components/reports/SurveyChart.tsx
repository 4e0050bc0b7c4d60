"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { rich } from "@/components/ui/rich";
import { Segmented } from "@/components/ui/Segmented";
import type { ReportSummary } from "@/lib/reports/schema";
import type { SurveyAnswer, SurveyCount } from "@/lib/reports/survey";
import { useFigures, useScope } from "./figures";
import { SurveyBars, SurveyTable } from "./SurveyAnswers";
import { SurveyNote, SurveyTitle, useSurveyRows } from "./survey-rows";
import { type CallFilterState, ownOfAnswered } from "./use-call-filter";

interface SurveyProps {
  /** The campaign's. */
  title: string;
  whole: ReportSummary;
  calls: CallFilterState;
}

/** What people answered, by the names that the keys were given at the launch. Each answer filters the calls. */
export function SurveyChart({ title, whole, calls }: SurveyProps) {
  const t = useTranslations("reports.charts.survey");
  const keys = useTranslations("reports.charts.keys");
  const format = useFormatter();
  const [counted, setCounted] = useState<SurveyCount>("first");
  const figures = useFigures(ownOfAnswered(calls.filter, "digits"));
  const scope = useScope(figures);
  const { answered, pressed } = figures.summary;
  const { rows, several } = useAnswers(figures.summary, whole, counted);
  const shown = { rows, answered, pressed, calls };
  return (
    <ChartCard
      title={<SurveyTitle campaign={title} />}
      scope={scope}
      isStale={figures.isStale}
      subtitle={t.rich("of", { ...rich, answered: format.number(answered), pressed: format.number(pressed) })}
      views={several > 0 && <CountedViews counted={counted} onChange={setCounted} />}
      chart={answered === 0 ? <p className="text-ink-2">{keys(figures.isSlice ? "emptySlice" : "empty")}</p> : <SurveyBars {...shown} />}
      table={<SurveyTable {...shown} />}
      note={<SurveyNote counted={counted} several={several} />}
    />
  );
}

/** An answer is chosen and let go with all its sequences, also those that other filters leave none of. */
function useAnswers(summary: ReportSummary, whole: ReportSummary, counted: SurveyCount) {
  const { rows, several } = useSurveyRows(summary, counted);
  const all = useSurveyRows(whole, counted);
  const sequences = new Map(all.rows.map(({ key, digits }) => [key, digits]));
  return { rows: rows.map((answer): SurveyAnswer => ({ ...answer, digits: sequences.get(answer.key) ?? [] })), several };
}

/** Several presses in one call are handled knowingly. */
function CountedViews({ counted, onChange }: { counted: SurveyCount; onChange: (counted: SurveyCount) => void }) {
  const t = useTranslations("reports.charts.survey");
  return (
    <Segmented
      label={t("views")}
      segments={[
        { id: "first", label: t("first") },
        { id: "all", label: t("all") },
      ]}
      value={counted}
      onChange={onChange}
    />
  );
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import type { ReportSummary } from "@/lib/reports/schema";
import { type SurveyAnswer, type SurveyCount, surveyOf } from "@/lib/reports/survey";
import { useKeyNames } from "./key-names";

/** The key of the answer of those who pressed nothing. */
export const SILENT = "";

/** The answers of `summary`, and last those who gave none; and how many calls have several keys. */
export function useSurveyRows(summary: ReportSummary, counted: SurveyCount): { rows: SurveyAnswer[]; several: number } {
  const { answers, several } = surveyOf(summary.byDigits, useKeyNames(), counted);
  return { rows: [...answers, { key: SILENT, name: null, count: summary.answered - summary.pressed, digits: [""] }], several };
}

/** @param campaign its title, which stands for the question: a message has no text of it */
export function SurveyTitle({ campaign }: { campaign: string }) {
  const t = useTranslations("reports.charts.survey");
  return (
    <>
      {t("title")}
      {campaign !== "" && (
        <>
          {" · "}
          <bdi dir="auto">{campaign}</bdi>
        </>
      )}
    </>
  );
}

/** What is counted, and in how many calls that was a choice. */
export function SurveyNote({ counted, several }: { counted: SurveyCount; several: number }) {
  const t = useTranslations("reports.charts.survey");
  const format = useFormatter();
  return (
    <>
      {t(counted === "first" ? "firstNote" : "allNote")}{" "}
      {several > 0 && t.rich("several", { ...rich, count: several, shown: format.number(several) })}
    </>
  );
}

export function AnswerWord({ answer: { key, name } }: { answer: SurveyAnswer }) {
  const t = useTranslations("reports.charts.survey");
  if (key === SILENT) return <span className="text-ink-2">{t("none")}</span>;
  return (
    <span className="inline-flex items-baseline gap-2">
      <Ltr mono>{key}</Ltr>
      {name === null ? (
        <span className="text-ink-2">{t(key === "9" ? "optOut" : "other")}</span>
      ) : (
        <bdi dir="auto" className="font-semibold">
          {name}
        </bdi>
      )}
    </span>
  );
}

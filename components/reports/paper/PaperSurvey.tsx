"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import type { ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { AnswerWord, SILENT, SurveyNote, SurveyTitle, useSurveyRows } from "../survey-rows";
import { PaperBar, PaperCard } from "./PaperTable";

interface PaperSurveyProps {
  /** The campaign's. */
  title: string;
  summary: ReportSummary;
  /** Other calls don't pass the filter. */
  isSlice: boolean;
}

const FIGURE = "py-0.5 ps-2 [text-align:right]";

/** What people answered, by their first press: paper has no choice of which presses count. */
export function PaperSurvey({ title, summary, isSlice }: PaperSurveyProps) {
  const t = useTranslations("reports.charts.survey");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const { answered, pressed } = summary;
  const { rows, several } = useSurveyRows(summary, "first");
  const largest = Math.max(...rows.map(({ count }) => count));
  if (answered === 0) {
    return (
      <PaperCard title={<SurveyTitle campaign={title} />}>
        <p className="text-ink-2">{charts(isSlice ? "keys.emptySlice" : "keys.empty")}</p>
      </PaperCard>
    );
  }
  return (
    <PaperCard
      title={<SurveyTitle campaign={title} />}
      of={t.rich("of", { ...rich, answered: format.number(answered), pressed: format.number(pressed) })}
      note={<SurveyNote counted="first" several={several} />}
    >
      <table className="w-full table-fixed border-collapse text-sm">
        <colgroup>
          <col className="w-[32%]" />
          <col />
          <col className="w-[11%] max-sm:w-[14%]" />
          <col className="w-[16%] max-sm:w-[21%]" />
          <col className="w-[16%] max-sm:w-[21%]" />
        </colgroup>
        <thead>
          <tr className="align-bottom text-ink-2">
            <th scope="col" className="py-0.5 pe-3 text-start font-semibold">
              {t("answer")}
            </th>
            <td />
            {[charts("count"), t("shareAnswered"), t("sharePressed")].map((name) => (
              <th key={name} scope="col" className={`${FIGURE} font-semibold leading-5`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((answer) => (
            <tr key={answer.key} className="border-t">
              <th scope="row" className="wrap-anywhere py-0.5 pe-3 text-start font-normal">
                <AnswerWord answer={answer} />
              </th>
              <td className="py-0.5">
                <PaperBar parts={[{ fill: answer.key === SILENT ? "not-answered" : "answered", value: answer.count }]} largest={largest} />
              </td>
              <td className={`${FIGURE} font-semibold`}>
                <Ltr>{format.number(answer.count)}</Ltr>
              </td>
              <td className={FIGURE}>
                <Ltr>{shareText(answer.count, answered)}</Ltr>
              </td>
              <td className={FIGURE}>{answer.key === SILENT ? "–" : <Ltr>{shareText(answer.count, pressed)}</Ltr>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PaperCard>
  );
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import { BarList } from "@/components/charts/BarList";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import { shareText } from "@/lib/reports/series";
import type { SurveyAnswer } from "@/lib/reports/survey";
import { FilterLink } from "./FilterLink";
import { AnswerWord, SILENT } from "./survey-rows";
import { amongAnswered, type CallFilterState } from "./use-call-filter";

interface AnswersProps {
  rows: SurveyAnswer[];
  answered: number;
  pressed: number;
  calls: CallFilterState;
}

/** An answer that came with more different sequences than an address can hold is told, but filters nothing. */
const MOST_SEQUENCES = 60;

/** All of an answer's sequences are among the filter's. */
const isChosen = ({ digits }: SurveyAnswer, calls: CallFilterState) =>
  digits.length > 0 && digits.every((value) => calls.filter.digits.includes(value));

function press(answer: SurveyAnswer, calls: CallFilterState): void {
  const { filter } = calls;
  const others = filter.digits.filter((value) => !answer.digits.includes(value));
  const digits = isChosen(answer, calls) ? others : [...others, ...answer.digits];
  // Only who answered could press a key, or none.
  void calls.change({ digits, ...(answer.key === SILENT && amongAnswered(filter, digits.includes(""))) });
}

export function SurveyBars({ rows, answered, pressed, calls }: AnswersProps) {
  const t = useTranslations("reports.charts.survey");
  const format = useFormatter();
  return (
    <BarList
      longLabels
      label={t("title")}
      rows={rows.map((answer) => ({
        key: answer.key || "none",
        label: <AnswerLink answer={answer} calls={calls} />,
        parts: [{ fill: answer.key === SILENT ? "not-answered" : "answered", value: answer.count }],
        value: format.number(answer.count),
        end: (
          <span className="grid justify-items-end md:grid-cols-[12rem_10.5rem]">
            <span>
              <Ltr>{shareText(answer.count, answered)}</Ltr> {t("ofAnswered")}
            </span>
            {answer.key !== SILENT && (
              <span>
                <Ltr>{shareText(answer.count, pressed)}</Ltr> {t("ofPressed")}
              </span>
            )}
          </span>
        ),
        isFaded: calls.filter.digits.length > 0 && !isChosen(answer, calls),
      }))}
    />
  );
}

export function SurveyTable({ rows, answered, pressed, calls }: AnswersProps) {
  const t = useTranslations("reports.charts.survey");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  return (
    <TwinTable
      caption={t("title")}
      columns={[
        { key: "answer", header: t("answer") },
        { key: "count", header: charts("count"), numeric: true },
        { key: "answered", header: t("shareAnswered"), numeric: true },
        { key: "pressed", header: t("sharePressed"), numeric: true },
      ]}
      rows={rows.map((answer) => ({
        key: answer.key || "none",
        cells: {
          answer: <AnswerLink answer={answer} calls={calls} />,
          count: format.number(answer.count),
          answered: <Ltr>{shareText(answer.count, answered)}</Ltr>,
          pressed: answer.key === SILENT ? "–" : <Ltr>{shareText(answer.count, pressed)}</Ltr>,
        },
      }))}
    />
  );
}

function AnswerLink({ answer, calls }: { answer: SurveyAnswer; calls: CallFilterState }) {
  const word = <AnswerWord answer={answer} />;
  if (answer.digits.length === 0 || answer.digits.length > MOST_SEQUENCES) return <span className="px-1">{word}</span>;
  return (
    <FilterLink pressed={isChosen(answer, calls)} onPress={() => press(answer, calls)}>
      {word}
    </FilterLink>
  );
}

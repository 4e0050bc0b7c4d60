"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import type { ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { countOf, dialedOf } from "@/lib/reports/summary-figures";
import { VERDICTS } from "@/lib/reports/verdict";
import { formatDuration } from "@/lib/time";
import { WholeBar } from "../VerdictCards";
import { VerdictMark } from "../VerdictMark";
import { PaperCard } from "./PaperTable";

/** The outcomes with their figures and what to do about each; shares are of those who were dialled. */
export function PaperVerdicts({ summary, final }: { summary: ReportSummary; final: boolean }) {
  const t = useTranslations("reports.verdicts");
  const paper = useTranslations("reports.paper");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const dialed = dialedOf(summary);
  const present = VERDICTS.map((verdict) => ({ verdict, count: countOf(summary, verdict) })).filter(({ count }) => count > 0);
  return (
    <PaperCard title={t("label")} of={paper.rich("ofDialed", { ...rich, count: dialed, shown: format.number(dialed) })}>
      <WholeBar summary={summary} />
      <table className="w-full border-collapse text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("label")}</th>
            <th scope="col">{charts("count")}</th>
            <th scope="col">{charts("share")}</th>
            <th scope="col">{paper("meaning")}</th>
          </tr>
        </thead>
        <tbody>
          {present.map(({ verdict, count }) => (
            <tr key={verdict} className="break-inside-avoid border-t">
              <th scope="row" className="whitespace-nowrap py-0.5 pe-3 text-start font-normal">
                <VerdictMark verdict={verdict} />
              </th>
              <td className="py-0.5 ps-3 font-semibold [text-align:right]">
                <Ltr>{format.number(count)}</Ltr>
              </td>
              <td className="py-0.5 ps-3 text-ink-2 [text-align:right]">
                {verdict === "notDialed" ? null : <Ltr>{shareText(count, dialed)}</Ltr>}
              </td>
              <td className="w-full py-0.5 ps-6 text-ink-2">
                {verdict === "answered" ? (
                  <Listening summary={summary} />
                ) : (
                  t(verdict === "notDialed" && !final ? "notDialed.adviceRunning" : `${verdict}.advice`)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PaperCard>
  );
}

function Listening({ summary }: { summary: ReportSummary }) {
  const t = useTranslations("reports.answeredCard");
  const format = useFormatter();
  const { averageSeconds, medianSeconds } = summary.duration;
  const length = (seconds: number | null) => (seconds === null ? t("unknown") : <Ltr>{formatDuration(seconds)}</Ltr>);
  return (
    <>
      {t("average")} {length(averageSeconds)} · {t("median")} {length(medianSeconds)} · {t("pressed")}{" "}
      <Ltr>{format.number(summary.pressed)}</Ltr>
    </>
  );
}

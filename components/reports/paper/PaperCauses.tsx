"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import { causeOfText } from "@/lib/reports/causes";
import type { ReportSummary } from "@/lib/reports/schema";
import { useCauseName } from "../CauseWords";
import { VerdictMark } from "../VerdictMark";
import { PaperCard, withRest } from "./PaperTable";

const MOST_CAUSES = 16;

/** Why calls were not answered, with what each cause means. */
export function PaperCauses({ summary }: { summary: ReportSummary }) {
  const t = useTranslations("reports.charts.causes");
  const reports = useTranslations("reports");
  const format = useFormatter();
  const nameOf = useCauseName();
  const failures = summary.failures.filter(({ verdict }) => verdict !== "notDialed");
  const { shown, rest } = withRest(failures, MOST_CAUSES);
  const count = failures.reduce((sum, failure) => sum + failure.count, 0);
  if (count === 0) return null;
  return (
    <PaperCard title={<bdi dir="ltr">{t("title")}</bdi>} of={t.rich("of", { ...rich, count: format.number(count) })} isLong>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="text-ink-2">
            {[t("code"), t("given"), t("outcome"), t("meaning")].map((name) => (
              <th key={name} scope="col" className="py-0.5 pe-3 text-start font-semibold max-sm:pe-1.5">
                {name}
              </th>
            ))}
            <th scope="col" className="py-0.5 font-semibold [text-align:right]">
              {reports("charts.count")}
            </th>
          </tr>
        </thead>
        <tbody className="align-top">
          {shown.map(({ sipCode, cause, verdict, count }) => {
            const documented = causeOfText(cause);
            return (
              <tr key={`${sipCode}|${cause}|${verdict}`} className="break-inside-avoid border-t">
                <td className="py-0.5 pe-3 max-sm:pe-1.5">{sipCode ? <Ltr mono>{sipCode}</Ltr> : "–"}</td>
                <td className="wrap-anywhere py-0.5 pe-3 max-sm:pe-1.5">
                  <bdi dir={documented ? undefined : "auto"}>{nameOf(cause)}</bdi>
                </td>
                <td className="whitespace-nowrap py-0.5 pe-3 max-sm:whitespace-normal max-sm:pe-1.5">
                  <VerdictMark verdict={verdict} />
                </td>
                <td className="py-0.5 pe-3 text-ink-2 max-sm:pe-1.5">{documented ? reports(`causes.${documented.id}.meaning`) : "–"}</td>
                <td className="py-0.5 font-semibold [text-align:right]">
                  <Ltr>{format.number(count)}</Ltr>
                </td>
              </tr>
            );
          })}
          {rest && (
            <tr className="border-t">
              <td colSpan={4} className="py-0.5">
                {reports("paper.rest", { count: rest.values })}
              </td>
              <td className="py-0.5 font-semibold [text-align:right]">
                <Ltr>{format.number(rest.count)}</Ltr>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </PaperCard>
  );
}

"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import type { ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { PaperCard } from "./PaperTable";

const SIGNALS = [
  { value: true, name: "yes" },
  { value: false, name: "no" },
  { value: null, name: "unknown" },
] as const;

/** The calls by 180 × 183, three-valued. */
export function PaperSignals({ summary }: { summary: ReportSummary }) {
  const t = useTranslations("reports.charts.indicators");
  const format = useFormatter();
  const countOf = (had180: boolean | null, had183: boolean | null) =>
    summary.indicators.find((entry) => entry.had180 === had180 && entry.had183 === had183)?.count ?? 0;
  return (
    <PaperCard
      title={<bdi dir="ltr">{t("title")}</bdi>}
      of={t.rich("of", { ...rich, count: format.number(summary.recipients) })}
      note={t("intro")}
    >
      <table className="w-full table-fixed border-collapse text-sm">
        <thead>
          <tr>
            <td />
            {SIGNALS.map(({ name }) => (
              <th key={name} scope="col" className="py-1 text-start font-semibold">
                <bdi>{t("had183")}</bdi>: {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SIGNALS.map((row) => (
            <tr key={row.name} className="border-t">
              <th scope="row" className="py-1 text-start font-semibold">
                <bdi>{t("had180")}</bdi>: {t(row.name)}
              </th>
              {SIGNALS.map((column) => {
                const count = countOf(row.value, column.value);
                return (
                  <td key={column.name} className="py-1">
                    <Ltr>{format.number(count)}</Ltr>{" "}
                    {count > 0 && (
                      <span className="text-ink-2">
                        <Ltr>{shareText(count, summary.recipients)}</Ltr>
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </PaperCard>
  );
}

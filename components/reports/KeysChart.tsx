"use client";
import { useFormatter, useTranslations } from "next-intl";
import { BarList } from "@/components/charts/BarList";
import { ChartCard } from "@/components/charts/ChartCard";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import type { ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { FilterLink } from "./FilterLink";
import { rich } from "./rich";
import type { CallFilterState } from "./use-call-filter";

const MOST = 8;

/** Which keys those who answered pressed; each line filters the calls. A 9 among them is a wish not to be called again. */
export function KeysChart({ summary, calls }: { summary: ReportSummary; calls: CallFilterState }) {
  const t = useTranslations("reports.charts.keys");
  const charts = useTranslations("reports.charts");
  const format = useFormatter();
  const pressed = summary.byDigits.filter(({ key }) => key !== "").sort((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : 1));
  const rows = [...pressed, { key: "", count: summary.answered - summary.pressed }];
  const word = (digits: string) => {
    if (digits === "") return t("none");
    if (digits.includes("9")) return t("optOut");
    return digits.length > 1 ? t("several") : t("single", { digit: digits });
  };
  if (summary.answered === 0) return <ChartCard title={t("title")} chart={<p className="text-ink-2">{t("empty")}</p>} table={null} />;
  return (
    <ChartCard
      title={t("title")}
      subtitle={t.rich("of", { ...rich, count: summary.answered })}
      chart={
        <BarList
          label={t("title")}
          rows={[...pressed.slice(0, MOST), ...rows.slice(-1)].map(({ key, count }) => ({
            key: key || "none",
            label: (
              <FilterLink pressed={calls.filter.digits.includes(key)} onPress={() => calls.toggle("digits", key)}>
                <span className="flex gap-2">
                  <span className="min-w-4 text-ink-2">{key ? <Ltr mono>{key}</Ltr> : "–"}</span>
                  <span>{word(key)}</span>
                </span>
              </FilterLink>
            ),
            parts: [{ key: "count", value: count, color: key === "" ? "var(--bar-not)" : "var(--o-answered)" }],
            value: format.number(count),
            end: <Ltr>{shareText(count, summary.answered)}</Ltr>,
          }))}
        />
      }
      table={
        <TwinTable
          caption={t("title")}
          columns={[
            { key: "key", header: t("key") },
            { key: "count", header: charts("count"), numeric: true },
            { key: "share", header: charts("share"), numeric: true },
          ]}
          rows={rows.map(({ key, count }) => ({
            key: key || "none",
            cells: {
              key: (
                <>
                  {key && <Ltr mono>{key}</Ltr>} {word(key)}
                </>
              ),
              count: format.number(count),
              share: <Ltr>{shareText(count, summary.answered)}</Ltr>,
            },
          }))}
        />
      }
      note={t.rich("optOuts", { ...rich, count: summary.optOuts, shown: format.number(summary.optOuts) })}
    />
  );
}

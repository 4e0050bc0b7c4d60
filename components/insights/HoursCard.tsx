"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/charts/ChartCard";
import { type HeatCell, HeatMap, HeatScale } from "@/components/charts/HeatMap";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import type { HourWeekday } from "@/lib/insights/schema";
import { shareText } from "@/lib/reports/series";
import { type HourCell, hourRows, rateSpan } from "./hour-rows";

/** A Sunday, to name the days of the week by. */
const SUNDAY_MS = Date.UTC(2026, 10, 22);
const DAY_MS = 86_400_000;
const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** Answer rates by hour and weekday: when it is worth calling. */
export function HoursCard({ hours }: { hours: HourWeekday }) {
  const t = useTranslations("insights.hours");
  const format = useFormatter();
  const { cells, minCalls } = hours;
  const rows = hourRows(cells);
  const span = rateSpan(hours);
  const dayName = (weekday: number, weekdayStyle: "short" | "long") =>
    format.dateTime(new Date(SUNDAY_MS + weekday * DAY_MS), { weekday: weekdayStyle, timeZone: "UTC" });

  const heatCell = (cell: HourCell): HeatCell => {
    const { weekday, hour, calls, answered } = cell;
    const isEnough = calls >= minCalls;
    const share = shareText(answered, calls);
    const words = { day: dayName(weekday, "long"), from: clock(hour), to: clock(hour + 1), calls, answered, share };
    const heat = !isEnough || !span ? null : span.high === span.low ? 0.5 : (answered / calls - span.low) / (span.high - span.low);
    return {
      heat,
      text: isEnough ? share : "–",
      note: format.number(calls, calls >= 10_000 ? { notation: "compact" } : {}),
      words: t(isEnough ? "cell" : "cellTooFew", words),
    };
  };

  if (rows.length === 0)
    return (
      <ChartCard title={t("title")} chart={<p className="text-ink-2">{t("empty")}</p>} table={null} note={<LeftOut hours={hours} />} />
    );
  return (
    <ChartCard
      title={t("title")}
      subtitle={span && <HeatScale low={shareText(span.low * 1_000, 1_000)} high={shareText(span.high * 1_000, 1_000)} />}
      chart={
        <HeatMap
          label={t("title")}
          corner={t("hour")}
          columns={[0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ key: String(weekday), label: dayName(weekday, "short") }))}
          rows={rows.map((row) => ({
            key: String(row.hour),
            label: clock(row.hour),
            cells: row.cells.map((cell) => cell && heatCell(cell)),
          }))}
          hint={t("hint")}
        />
      }
      table={
        <TwinTable
          caption={t("title")}
          columns={[
            { key: "when", header: t("when") },
            { key: "calls", header: t("calls"), numeric: true },
            { key: "answered", header: t("answered"), numeric: true },
            { key: "rate", header: t("rate"), numeric: true },
          ]}
          rows={cells.map(({ weekday, hour, calls, answered }) => ({
            key: `${weekday} ${hour}`,
            cells: {
              when: (
                <>
                  {dayName(weekday, "long")} <Ltr>{clock(hour)}</Ltr>
                </>
              ),
              calls: format.number(calls),
              answered: format.number(answered),
              rate: calls >= minCalls ? <Ltr>{shareText(answered, calls)}</Ltr> : t("tooFew"),
            },
          }))}
        />
      }
      note={<LeftOut hours={hours} />}
    />
  );
}

/** What the figures rest on, and what they are without. */
function LeftOut({ hours: { minCalls, byAttempts, longerThanADay, timesUnknown } }: { hours: HourWeekday }) {
  const t = useTranslations("insights.hours");
  const format = useFormatter();
  const { campaigns, attempts, notDated } = byAttempts;
  return (
    <>
      <p>{t.rich("note", { ...rich, count: minCalls })}</p>
      {campaigns > 0 && (
        <p className="mt-1">
          {t.rich("byAttempts", { ...rich, count: campaigns, attempts, shown: format.number(attempts) })}
          {notDated > 0 && <> {t.rich("notDated", { ...rich, count: notDated, shown: format.number(notDated) })}</>}
        </p>
      )}
      {longerThanADay > 0 && <p className="mt-1">{t("longerThanADay", { count: longerThanADay })}</p>}
      {timesUnknown > 0 && <p className="mt-1">{t("timesUnknown", { count: timesUnknown })}</p>}
    </>
  );
}

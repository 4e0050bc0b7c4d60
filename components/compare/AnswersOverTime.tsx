"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { LazyLines } from "@/components/charts/LazyLines";
import { LineSample } from "@/components/charts/LineSample";
import { LINE_STYLES, type LineStyle } from "@/components/charts/line-styles";
import { TwinTable } from "@/components/charts/TwinTable";
import { Ltr } from "@/components/ui/Ltr";
import { rich } from "@/components/ui/rich";
import { answeredBy } from "@/lib/compare/answer-curve";
import type { ReadyCampaign } from "@/lib/compare/schema";
import { CampaignMark } from "./CampaignMark";
import { pointsOf } from "./curve-points";

interface Marked {
  column: ReadyCampaign;
  mark: number;
}

const shownMinutes = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
const styleOf = (mark: number): LineStyle => LINE_STYLES[(mark - 1) % LINE_STYLES.length] ?? LINE_STYLES[0];

/** How answers came in, each campaign from its own first call on, as shares of those who were dialled. */
export function AnswersOverTime({ campaigns }: { campaigns: Marked[] }) {
  const t = useTranslations("compare.curve");
  const format = useFormatter();
  const drawn = campaigns.filter(({ column }) => column.curve.points.length > 0);
  const points = pointsOf(drawn.map(({ column }) => column));
  const last = points.at(-1);
  if (!last)
    return (
      <ChartCard
        title={t("title")}
        chart={<p className="text-ink-2">{t("empty")}</p>}
        table={null}
        note={<Notes campaigns={campaigns} />}
      />
    );
  const series = drawn.map(({ column, mark }) => ({
    key: String(column.campaignId),
    name: column.campaign.title || String(column.campaignId),
    mark: String(mark),
    style: styleOf(mark),
  }));
  return (
    <ChartCard
      title={t("title")}
      subtitle={t("of")}
      chart={
        <>
          <ul aria-label={t("legend")} className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
            {series.map(({ key, name, mark, style }) => (
              <li key={key} className="flex min-w-0 items-center gap-2">
                <LineSample style={style} />
                <CampaignMark>{mark}</CampaignMark>
                <bdi dir="auto" className="min-w-0 max-w-56 truncate">
                  {name}
                </bdi>
              </li>
            ))}
          </ul>
          <LazyLines
            height={400}
            points={points}
            series={series}
            description={t("summary", { count: series.length, time: shownMinutes(last.x) })}
            formatX={shownMinutes}
            formatValue={(value) => format.number(value, { style: "percent", maximumFractionDigits: 1 })}
          />
        </>
      }
      table={
        <TwinTable
          caption={t("title")}
          columns={[
            { key: "time", header: t("time") },
            ...series.map(({ key, name, mark }) => ({ key, header: `${mark} · ${name}`, numeric: true })),
          ]}
          rows={points.map(({ x }) => ({
            key: String(x),
            cells: {
              time: <Ltr>{shownMinutes(x)}</Ltr>,
              ...Object.fromEntries(
                drawn.map(({ column }) => [column.campaignId, <Cell key={column.campaignId} column={column} minute={x} />]),
              ),
            },
          }))}
        />
      }
      note={<Notes campaigns={campaigns} />}
    />
  );
}

function Cell({ column, minute }: { column: ReadyCampaign; minute: number }) {
  const t = useTranslations("compare.curve");
  const format = useFormatter();
  const answered = answeredBy(column.curve.points, minute);
  if (answered === null) return <span className="text-ink-2">{t("over")}</span>;
  return (
    <Ltr>
      {format.number(answered)} ({format.number(answered / column.dialed, { style: "percent", maximumFractionDigits: 1 })})
    </Ltr>
  );
}

type Dating = ReadyCampaign["curve"]["dating"];

/** What is to be said of where the times are from. */
const WORDS = {
  dated: null,
  assumed: "assumed",
  attempts: "attempts",
  "longer-than-a-day": "longerThanADay",
} as const satisfies Record<Dating, string | null>;

/** What answers lack that are not in the line. */
const lackOf = (dating: Dating) => (dating === "attempts" ? "undated" : "untimed");

/** What the lines rest on, campaign by campaign where it isn't plain. */
function Notes({ campaigns }: { campaigns: Marked[] }) {
  const t = useTranslations("compare.curve");
  const format = useFormatter();
  const told: { key: string; text: ReactNode }[] = campaigns.flatMap(({ column, mark }) => {
    const { dating, untimed } = column.curve;
    const key = String(column.campaignId);
    const word = WORDS[dating];
    return [
      ...(word ? [{ key: `${key} dating`, text: t(word, { mark }) }] : []),
      ...(untimed > 0 && dating !== "longer-than-a-day"
        ? [{ key: `${key} untimed`, text: t.rich(lackOf(dating), { ...rich, mark, count: untimed, shown: format.number(untimed) }) }]
        : []),
    ];
  });
  return (
    <>
      <p>{t("note")}</p>
      {told.map(({ key, text }) => (
        <p key={key} className="mt-1">
          {text}
        </p>
      ))}
    </>
  );
}

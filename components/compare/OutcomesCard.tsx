"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/charts/ChartCard";
import { TwinTable } from "@/components/charts/TwinTable";
import { VERDICT_FILLS, VerdictMark } from "@/components/reports/VerdictMark";
import { Ltr } from "@/components/ui/Ltr";
import { SegmentBar } from "@/components/ui/SegmentBar";
import type { ReadyCampaign } from "@/lib/compare/schema";
import { shareText } from "@/lib/reports/series";
import { VERDICTS, type Verdict } from "@/lib/reports/verdict";
import { CampaignMark } from "./CampaignMark";

interface Marked {
  column: ReadyCampaign;
  mark: number;
}

const countOf = ({ byVerdict }: ReadyCampaign, verdict: Verdict) => byVerdict.find(({ key }) => key === verdict)?.count ?? 0;

/** What became of those who were dialled: a bar for each campaign, all of one length, and the shares under it. */
export function OutcomesCard({ campaigns }: { campaigns: Marked[] }) {
  const t = useTranslations("compare.outcomes");
  const shown = VERDICTS.filter((verdict) => verdict !== "notDialed" && campaigns.some(({ column }) => countOf(column, verdict) > 0));
  return (
    <ChartCard
      title={t("title")}
      subtitle={t("of")}
      chart={
        <>
          <ol aria-label={t("bars")} className="mb-4 grid gap-3">
            {campaigns.map(({ column, mark }) => (
              <li key={column.campaignId} className="grid gap-1">
                <Name column={column} mark={mark} />
                <SegmentBar
                  height={16}
                  parts={shown.map((verdict) => ({ fill: VERDICT_FILLS[verdict], value: countOf(column, verdict) }))}
                />
              </li>
            ))}
          </ol>
          <Shares campaigns={campaigns} shown={shown} />
        </>
      }
      table={<Counts campaigns={campaigns} shown={shown} />}
    />
  );
}

function Name({ column, mark }: Marked) {
  const format = useFormatter();
  return (
    <span className="flex items-center gap-2 text-sm">
      <CampaignMark>{mark}</CampaignMark>
      <bdi dir="auto" className="min-w-0 truncate">
        {column.campaign.title || column.campaignId}
      </bdi>
      <span className="ms-auto text-ink-2">
        <Ltr>{format.number(column.dialed)}</Ltr>
      </span>
    </span>
  );
}

/** The legend and the shares in one: a row for each outcome. */
function Shares({ campaigns, shown }: { campaigns: Marked[]; shown: Verdict[] }) {
  const t = useTranslations("compare.outcomes");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section aria-label={t("shares")} tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr>
            <th scope="col" className="text-start font-semibold text-ink-2">
              {t("outcome")}
            </th>
            {campaigns.map(({ column, mark }) => (
              <th key={column.campaignId} scope="col" className="px-2 py-1 [text-align:right]">
                <CampaignMark>{mark}</CampaignMark>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((verdict) => (
            <tr key={verdict} className="border-t">
              <th scope="row" className="whitespace-nowrap py-1.5 pe-2 text-start font-normal">
                <VerdictMark verdict={verdict} />
              </th>
              {campaigns.map(({ column }) => (
                <td key={column.campaignId} className="px-2 py-1.5 font-semibold [text-align:right]">
                  <Ltr>{shareText(countOf(column, verdict), column.dialed)}</Ltr>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Counts({ campaigns, shown }: { campaigns: Marked[]; shown: Verdict[] }) {
  const t = useTranslations("compare.outcomes");
  const verdicts = useTranslations("reports.verdicts");
  const format = useFormatter();
  const name = ({ column, mark }: Marked) => `${mark} · ${column.campaign.title || column.campaignId}`;
  return (
    <TwinTable
      caption={t("title")}
      columns={[
        { key: "outcome", header: t("outcome") },
        ...campaigns.map((marked) => ({ key: String(marked.column.campaignId), header: name(marked), numeric: true })),
      ]}
      rows={[
        ...shown.map((verdict) => ({
          key: verdict,
          cells: {
            outcome: verdicts(`${verdict}.name`),
            ...Object.fromEntries(campaigns.map(({ column }) => [column.campaignId, format.number(countOf(column, verdict))])),
          },
        })),
        {
          key: "dialed",
          cells: {
            outcome: t("dialed"),
            ...Object.fromEntries(campaigns.map(({ column }) => [column.campaignId, format.number(column.dialed)])),
          },
        },
      ]}
    />
  );
}

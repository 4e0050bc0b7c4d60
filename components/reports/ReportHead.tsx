"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { formatMoney } from "@/lib/money";
import type { CampaignReport, ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import type { Verdict } from "@/lib/reports/verdict";
import { rich } from "./rich";

const TOLD: Extract<Verdict, "rang" | "nonexistent" | "network" | "notDialed">[] = ["rang", "nonexistent", "notDialed"];

/** What happened, in one sentence. */
export function ReportSentence({ summary }: { summary: ReportSummary }) {
  const t = useTranslations("reports.sentence");
  const format = useFormatter();
  const count = (verdict: Verdict) => summary.byVerdict.find(({ key }) => key === verdict)?.count ?? 0;
  if (summary.recipients === 0) return <Lead>{t("noRecipients")}</Lead>;
  if (count("notDialed") === summary.recipients) return <Lead>{t("none")}</Lead>;
  const parts = TOLD.filter((verdict) => count(verdict) > 0);
  return (
    <Lead>
      <b className="font-bold">
        {t.rich("answered", {
          ...rich,
          answered: format.number(summary.answered),
          recipients: format.number(summary.recipients),
          share: shareText(summary.answered, summary.recipients),
        })}
      </b>{" "}
      {parts.map((verdict, index) => (
        <Fragment key={verdict}>
          {index > 0 && t("and")}
          {t.rich(verdict, { ...rich, count: count(verdict), shown: format.number(count(verdict)) })}
        </Fragment>
      ))}
      {parts.length > 0 && "."}
    </Lead>
  );
}

function Lead({ children }: { children: ReactNode }) {
  return <p className="max-w-[72ch] text-balance text-lg leading-8">{children}</p>;
}

/** When, for how much, how: what is known of it, in one line. */
export function ReportFactsLine({ report: { campaign, facts } }: { report: CampaignReport }) {
  const t = useTranslations("reports.facts");
  const format = useFormatter();
  const moment = (at: string) => format.dateTime(new Date(at), { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Jerusalem" });
  const { startedAt, endedAt, insertedAt, price } = campaign;
  const told: { key: string; text: ReactNode }[] = [];
  if (startedAt && endedAt) told.push({ key: "times", text: t.rich("times", { ...rich, start: moment(startedAt), end: moment(endedAt) }) });
  else if (startedAt) told.push({ key: "since", text: t.rich("since", { ...rich, start: moment(startedAt) }) });
  else if (insertedAt) told.push({ key: "created", text: t.rich("created", { ...rich, at: moment(insertedAt) }) });
  told.push({ key: "price", text: price === null ? t("priceUnknown") : t.rich("price", { ...rich, price: formatMoney(price) }) });
  if (facts.ipRoutingUnits) told.push({ key: "routing", text: t.rich("routing", { ...rich, units: facts.ipRoutingUnits }) });
  if (facts.speechToTextUnits) told.push({ key: "speech", text: t.rich("speech", { ...rich, units: facts.speechToTextUnits }) });
  if (facts.retries !== null) told.push({ key: "retries", text: t.rich("retries", { ...rich, count: facts.retries }) });
  return (
    <p className="text-sm text-ink-2 leading-5">
      {told.map(({ key, text }) => (
        <span key={key}>{text} · </span>
      ))}
      <span>
        {t("id")} <Ltr mono>{campaign.id}</Ltr>
      </span>
    </p>
  );
}

"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Banner } from "@/components/ui/Banner";
import { rich } from "@/components/ui/rich";
import type { Phase } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import { formatMoney } from "@/lib/money";
import type { CampaignReport, ReportSummary } from "@/lib/reports/schema";
import { shareText } from "@/lib/reports/series";
import { countOf, dialedOf, toldOf } from "@/lib/reports/summary-figures";
import { formatTime, israelDay } from "@/lib/time";

interface SentenceProps {
  summary: ReportSummary;
  /** No more calls will be made. */
  final: boolean;
}

/** What happened, in one sentence. While recipients still wait, shares are of those who were dialled. */
export function ReportSentence({ summary, final }: SentenceProps) {
  const t = useTranslations("reports.sentence");
  const format = useFormatter();
  const waiting = countOf(summary, "notDialed");
  const dialed = dialedOf(summary);
  const hungUp = countOf(summary, "hungUp");
  const told = [
    ...toldOf(summary),
    ...(waiting > 0 ? [{ verdict: final ? ("notDialed" as const) : ("waiting" as const), count: waiting }] : []),
  ];
  return (
    <Lead>
      <b className="font-bold">
        {t.rich(waiting > 0 ? "answeredOfDialed" : "answered", {
          ...rich,
          answered: format.number(summary.answered),
          recipients: format.number(dialed),
          share: shareText(summary.answered, dialed),
        })}
      </b>{" "}
      {hungUp > 0 && <>{t.rich("hungUp", { ...rich, count: hungUp, shown: format.number(hungUp) })} </>}
      {told.map(({ verdict, count }, index) => (
        <Fragment key={verdict}>
          {index > 0 && t("and")}
          {t.rich(`told.${verdict}`, { ...rich, count, shown: format.number(count) })}
        </Fragment>
      ))}
      {told.length > 0 && "."}
    </Lead>
  );
}

/** Nobody was dialled: why, and what comes, instead of zeros. */
export function NothingYet({ campaign, phase, recipients }: { campaign: Campaign; phase: Phase; recipients: number }) {
  const t = useTranslations("reports.nothing");
  const format = useFormatter();
  const locale = useLocale();
  const over = phase === "ended" || phase === "stopped";
  const start = phase === "scheduled" && campaign.startedAt ? formatTime(campaign.startedAt, locale) : null;
  const about = { ...rich, count: recipients, shown: format.number(recipients) };
  return (
    <>
      <Lead>{recipients === 0 ? t("noRecipients") : t.rich(over ? "over" : "waiting", about)}</Lead>
      <p className="max-w-[72ch] text-ink-2">
        {start ? t("scheduled", { start }) : phase === "hold" ? t("hold") : over || recipients === 0 ? null : t("soon")}
      </p>
    </>
  );
}

function Lead({ children }: { children: ReactNode }) {
  return <p className="max-w-[84ch] text-pretty text-lg leading-8">{children}</p>;
}

/** When, for how much, how: what is known of it, in one line. */
export function ReportFactsLine({ report: { campaign, facts }, phase }: { report: CampaignReport; phase: Phase }) {
  const t = useTranslations("reports.facts");
  const format = useFormatter();
  const { price, donations } = campaign;
  const when = useWhen(campaign, phase);
  const told: ReactNode[] = [
    when,
    price === null ? t("priceUnknown") : t.rich("price", { ...rich, price: formatMoney(price) }),
    facts.ipRoutingUnits && t.rich("routing", { ...rich, units: formatMoney(facts.ipRoutingUnits) }),
    facts.speechToTextUnits && t.rich("speech", { ...rich, units: formatMoney(facts.speechToTextUnits) }),
    donations.count !== null &&
      donations.count > 0 &&
      donations.sum !== null &&
      t.rich("donations", { ...rich, count: donations.count, shown: format.number(donations.count), sum: formatMoney(donations.sum) }),
    facts.retries !== null && t.rich("retries", { ...rich, count: facts.retries }),
    t.rich("id", { ...rich, id: String(campaign.id) }),
  ].filter(Boolean);
  return (
    <p className="inline-block text-ink-2 text-sm leading-5 first-letter:uppercase">
      {told.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts have a fixed order
        <Fragment key={index}>
          {index > 0 && " · "}
          {text}
        </Fragment>
      ))}
    </p>
  );
}

function useWhen({ startedAt, endedAt, insertedAt }: Campaign, phase: Phase): ReactNode {
  const t = useTranslations("reports.facts");
  const locale = useLocale();
  if (startedAt && endedAt) {
    const start = formatTime(startedAt, locale, "time");
    const end = formatTime(endedAt, locale, "time");
    if (israelDay(startedAt) === israelDay(endedAt))
      return t.rich("oneDay", { ...rich, day: formatTime(startedAt, locale, "day"), start, end });
    return t("times", { start: formatTime(startedAt, locale), end: formatTime(endedAt, locale) });
  }
  // When a scheduled campaign begins is told above.
  if (startedAt && phase !== "scheduled") return t("since", { start: formatTime(startedAt, locale) });
  return insertedAt ? t("created", { at: formatTime(insertedAt, locale) }) : null;
}

/** What the figures leave out, because nobody could read it or it didn't come. */
export function UnreadRows({ facts: { badRows, missingRows } }: { facts: CampaignReport["facts"] }) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const told = (["badRows", "missingRows"] as const).map((kind) => [kind, { badRows, missingRows }[kind]] as const);
  return told.map(
    ([kind, count]) =>
      count > 0 && (
        <Banner key={kind} tone="warning">
          {t.rich(kind, { ...rich, count, shown: format.number(count) })}
        </Banner>
      ),
  );
}

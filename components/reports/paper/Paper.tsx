"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Fragment, useMemo } from "react";
import { rich } from "@/components/ui/rich";
import { phaseOf } from "@/lib/campaigns/phase";
import type { CallField, CallsPage, CampaignReport, ReportSummary } from "@/lib/reports/schema";
import { dialedOf } from "@/lib/reports/summary-figures";
import { formatTime } from "@/lib/time";
import { KeyNamesProvider } from "../key-names";
import { NothingYet, ReportFactsLine, ReportSentence, UnreadRows } from "../ReportHead";
import type { CallFilterState } from "../use-call-filter";
import { useFilterWords } from "../use-filter-words";
import { callsLayout } from "./calls-layout";
import { PaperCalls } from "./PaperCalls";
import { PaperCauses } from "./PaperCauses";
import { PaperFigures } from "./PaperFigures";
import { PaperSignals } from "./PaperSignals";
import { PaperSurvey } from "./PaperSurvey";
import { PaperVerdicts } from "./PaperVerdicts";
import "./wide-page.css";

interface PaperProps {
  report: CampaignReport;
  /** Of the calls that pass the filter. */
  summary: ReportSummary;
  /** The first of them. */
  calls: CallsPage;
  filter: CallFilterState;
  /** Of the calls. */
  columns: readonly CallField[];
}

const SHEET =
  "mx-auto grid w-full gap-5 bg-surface p-[12mm] shadow-float *:min-w-0 max-md:p-4 print:block print:max-w-none print:p-0 print:shadow-none print:*:mb-4";

/** A report as a document: black on white whatever the theme, in the order in which it is read. */
export function Paper({ report, summary, calls, filter, columns }: PaperProps) {
  const { campaign, facts, answers, capturing } = report;
  const keyNames = useMemo(() => ({ answers, capturing }), [answers, capturing]);
  const phase = phaseOf(campaign, Date.now());
  const begun = dialedOf(report.summary) > 0;
  const isSlice = filter.count > 0;
  const isWide = calls.total > 0 && callsLayout(columns).isWide;
  const table = <PaperCalls calls={calls} filter={filter} columns={columns} />;
  return (
    <KeyNamesProvider value={keyNames}>
      <article data-paper className="grid gap-6 text-ink *:min-w-0 print:block print:bg-surface">
        <div className={`${SHEET} max-w-[210mm]`}>
          <header className="grid gap-2">
            <PaperHead report={report} />
            {begun ? (
              <ReportSentence summary={report.summary} final={facts.final} />
            ) : (
              <NothingYet campaign={campaign} phase={phase} recipients={report.summary.recipients} />
            )}
            <ReportFactsLine report={report} phase={phase} />
            <UnreadRows facts={facts} />
          </header>
          {isSlice && <PaperFilter whole={report.summary} summary={summary} filter={filter} />}
          {dialedOf(summary) > 0 && (
            <>
              <PaperVerdicts summary={summary} final={facts.final} />
              {Object.keys(answers).length > 0 && <PaperSurvey title={campaign.title} summary={summary} isSlice={isSlice} />}
              <PaperFigures summary={summary} />
              <PaperCauses summary={summary} />
              <PaperSignals summary={summary} />
            </>
          )}
          {!isWide && table}
        </div>
        {isWide && <div className={`${SHEET} max-w-[297mm] print:[page:wide]`}>{table}</div>}
      </article>
    </KeyNamesProvider>
  );
}

/** Whose paper this is, and when it was true. */
function PaperHead({ report: { campaign, facts } }: Pick<PaperProps, "report">) {
  const t = useTranslations("reports");
  const brand = useTranslations("shell")("brand");
  const locale = useLocale();
  return (
    <>
      <p className="flex justify-between gap-4 text-ink-2 text-sm">
        <span>
          {brand} · {t("title")}
        </span>
        <span>{t(facts.final ? "paper.asOf" : "paper.asOfRunning", { time: formatTime(facts.asOf, locale) })}</span>
      </p>
      <h2 className="text-pretty font-semibold text-xl">
        <bdi dir="auto">{campaign.title || t("title")}</bdi>
      </h2>
    </>
  );
}

/** Which calls the figures below are of, in words. */
function PaperFilter({ whole, summary, filter }: { whole: ReportSummary; summary: ReportSummary; filter: CallFilterState }) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const words = useFilterWords();
  const search = filter.filter.search.trim();
  const told = [
    ...filter.active.map(({ name, value }) => ({ name: t(`calls.columns.${name}`), value: words(name, value) })),
    ...(search === "" ? [] : [{ name: t("calls.searched"), value: search }]),
  ];
  return (
    <section aria-label={t("paper.filter")} className="break-inside-avoid rounded-lg border border-line-strong p-3">
      <p className="font-semibold">
        {t.rich("paper.filtered", {
          ...rich,
          count: summary.recipients,
          shown: format.number(summary.recipients),
          total: format.number(whole.recipients),
        })}
      </p>
      <p>
        {told.map(({ name, value }, place) => (
          <Fragment key={`${name} ${value}`}>
            {place > 0 && " · "}
            {name}: <bdi className="font-semibold">{value}</bdi>
          </Fragment>
        ))}
      </p>
    </section>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { Columns3, RefreshCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { PhaseBadge } from "@/components/campaigns/PhaseBadge";
import { DuplicateButton } from "@/components/drafts/DuplicateButton";
import { Page } from "@/components/shell/Page";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { rich } from "@/components/ui/rich";
import { phaseOf } from "@/lib/campaigns/phase";
import { paths } from "@/lib/paths";
import { reportQueries } from "@/lib/reports/queries";
import type { CampaignReport } from "@/lib/reports/schema";
import { dialedOf } from "@/lib/reports/summary-figures";
import { formatTime } from "@/lib/time";
import { CallsSection } from "./CallsSection";
import { sliceOf } from "./CallsToolbar";
import { FilterNotice } from "./FilterNotice";
import { FollowUpButton } from "./FollowUpButton";
import { FiguresProvider } from "./figures";
import { KeyNamesProvider } from "./key-names";
import { LazyCharts } from "./LazyCharts";
import { NothingYet, ReportFactsLine, ReportSentence, UnreadRows } from "./ReportHead";
import { ReportProblem, StaleFigures } from "./ReportProblem";
import { ReportSkeleton } from "./ReportSkeleton";
import { useCallFilter } from "./use-call-filter";
import { VerdictBars, VerdictCards } from "./VerdictCards";

/** What happened in a campaign: the sentence, the outcomes, the charts, and every call. */
export function ReportView({ campaignId }: { campaignId: number }) {
  const t = useTranslations("reports");
  const { data, error, isFetching, refetch } = useQuery(reportQueries.report(campaignId));
  return (
    <Page
      title={data ? <bdi dir="auto">{data.campaign.title || t("title")}</bdi> : t("title")}
      parent={{ href: paths.campaigns(), title: t("back") }}
      badge={data && <PhaseBadge phase={phaseOf(data.campaign, Date.now())} status={data.campaign.status} />}
    >
      {data && (error || data.facts.stale) && <StaleFigures error={error} pending={isFetching} onRetry={() => refetch()} />}
      {!data && error && <ReportProblem error={error} pending={isFetching} onRetry={() => refetch()} />}
      {!data && !error && <ReportSkeleton />}
      {data && <Report report={data} pending={isFetching} onRefresh={() => refetch()} />}
    </Page>
  );
}

function Report({ report, pending, onRefresh }: { report: CampaignReport; pending: boolean; onRefresh: () => void }) {
  const t = useTranslations("reports");
  const calls = useCallFilter();
  const { campaign, summary, facts, answers, capturing } = report;
  const keyNames = useMemo(() => ({ answers, capturing }), [answers, capturing]);
  const phase = phaseOf(campaign, Date.now());
  const begun = dialedOf(summary) > 0;
  return (
    <KeyNamesProvider value={keyNames}>
      <FiguresProvider value={{ campaignId: campaign.id, whole: summary, running: !facts.final, calls }}>
        <section className="mb-6 grid justify-items-start gap-2">
          {begun ? (
            <ReportSentence summary={summary} final={facts.final} />
          ) : (
            <NothingYet campaign={campaign} phase={phase} recipients={summary.recipients} />
          )}
          <ReportFactsLine report={report} phase={phase} />
          <UnreadRows facts={facts} />
          <div className="flex flex-wrap gap-2">
            <FollowUpButton campaignId={campaign.id} filter={sliceOf(calls.filter)} />
            <DuplicateButton copyOf={{ campaignId: campaign.id }} />
            <LinkButton icon={Columns3} href={paths.chooseCampaigns([campaign.id])}>
              {t("compare")}
            </LinkButton>
          </div>
          {!facts.final && <DataAge asOf={facts.asOf} pending={pending} onRefresh={onRefresh} />}
          {campaign.hasAudio && (
            // biome-ignore lint/a11y/useMediaCaption: what was played is a telephone message; no text of it exists
            <audio
              controls
              preload="none"
              src={paths.api.audio(campaign.id)}
              aria-label={t("recording")}
              className="h-10 w-full max-w-md"
            />
          )}
        </section>
        {begun && (
          <>
            <VerdictBars summary={summary} />
            <VerdictCards campaignId={campaign.id} summary={summary} calls={calls} final={facts.final} />
            <LazyCharts report={report} calls={calls} />
          </>
        )}
        <FilterNotice whole={summary} calls={calls} />
        <CallsSection campaignId={campaign.id} summary={summary} running={!facts.final} calls={calls} />
      </FiguresProvider>
    </KeyNamesProvider>
  );
}

/** No number on a live screen without the time it was true. */
function DataAge({ asOf, pending, onRefresh }: { asOf: string; pending: boolean; onRefresh: () => void }) {
  const t = useTranslations("reports.facts");
  const locale = useLocale();
  return (
    <p className="flex flex-wrap items-center gap-2 text-ink-2 text-sm">
      <span>{t.rich("asOf", { ...rich, time: formatTime(asOf, locale, "clock") })}</span>
      <Button kind="quiet" icon={RefreshCw} isPending={pending} onPress={onRefresh}>
        {t("refresh")}
      </Button>
    </p>
  );
}

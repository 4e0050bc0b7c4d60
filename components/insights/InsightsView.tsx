"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Page } from "@/components/shell/Page";
import { Banner } from "@/components/ui/Banner";
import { DateRange } from "@/components/ui/DateRange";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { LinkButton } from "@/components/ui/LinkButton";
import { rich } from "@/components/ui/rich";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { insightsQueries } from "@/lib/insights/queries";
import { type Insights, LONGEST_DAYS } from "@/lib/insights/schema";
import { paths } from "@/lib/paths";
import { shareText } from "@/lib/reports/series";
import { CallerIdsHealthCard } from "./CallerIdsHealthCard";
import { DeadNumbersCard } from "./DeadNumbersCard";
import { HoursCard } from "./HoursCard";
import { PricesCard } from "./PricesCard";
import { useInsightsRange } from "./use-insights-range";

/** What the campaigns of some months teach together: when to call, from which number, for how much, and whom no more. */
export function InsightsView() {
  const t = useTranslations("insights");
  const errorText = useErrorText();
  const { today, range, page, setRange, goTo, isRefused } = useInsightsRange();
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(insightsQueries.get(range));
  return (
    <Page title={t("title")}>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <DateRange value={range} onChange={setRange} max={today} />
      </div>
      {isRefused && (
        <Banner tone="warning" className="mb-4">
          {t("refused", { days: LONGEST_DAYS })}
        </Banner>
      )}
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && (
        <Loading>
          <Skeleton className="mb-4 h-6 w-96 max-w-full" />
          <div className="grid gap-3 xl:grid-cols-2">
            <Skeleton className="h-[36rem] rounded-lg!" />
            <Skeleton className="h-[36rem] rounded-lg!" />
          </div>
        </Loading>
      )}
      {data && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
          <DrawnFrom drawnFrom={data.drawnFrom} />
          {data.drawnFrom.campaigns > 0 && (
            <>
              <div className="mb-3 grid items-start gap-3 xl:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
                <HoursCard hours={data.hours} />
                <div className="grid min-w-0 gap-3">
                  <CallerIdsHealthCard callerIds={data.callerIds} />
                  <PricesCard prices={data.prices} />
                </div>
              </div>
              <DeadNumbersCard range={range} page={page} goTo={goTo} />
            </>
          )}
        </div>
      )}
    </Page>
  );
}

/** How many campaigns the figures rest on, and which they are without. */
function DrawnFrom({ drawnFrom: { campaigns, dialed, answered, notRead, notOver } }: { drawnFrom: Insights["drawnFrom"] }) {
  const t = useTranslations("insights");
  const format = useFormatter();
  const missing = [
    notRead === null && t("missingUnknown"),
    notRead !== null && notRead > 0 && t("notRead", { count: notRead, shown: format.number(notRead) }),
    notOver !== null && notOver > 0 && t("notOver", { count: notOver, shown: format.number(notOver) }),
  ].filter((text) => text !== false);
  if (campaigns === 0) {
    return (
      <EmptyState
        action={
          <LinkButton kind="primary" href={paths.campaigns()}>
            {t("toCampaigns")}
          </LinkButton>
        }
      >
        {t("empty")} {missing.join(" ")}
      </EmptyState>
    );
  }
  return (
    <section aria-label={t("drawnFromLabel")} className="mb-4 grid gap-1">
      <p className="max-w-[84ch] text-pretty text-lg leading-8">
        {t.rich("drawnFrom", {
          ...rich,
          count: campaigns,
          shown: format.number(campaigns),
          dialed: format.number(dialed),
          answered: format.number(answered),
          share: shareText(answered, dialed),
        })}
      </p>
      {missing.length > 0 && <p className="text-ink-2 text-sm">{missing.join(" ")}</p>}
    </section>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { EmptyState } from "@/components/ui/EmptyState";
import { Pagination } from "@/components/ui/Pagination";
import { Skeleton } from "@/components/ui/Skeleton";
import { reportQueries } from "@/lib/reports/queries";
import type { ReportSummary } from "@/lib/reports/schema";
import { CallCards } from "./CallCards";
import { CallsTable } from "./CallsTable";
import { CallChips, CallsToolbar } from "./CallsToolbar";
import { ReportProblem } from "./ReportProblem";
import { type CallFilterState, PAGE_SIZE, pageQuery } from "./use-call-filter";

/** Where the table stands on the page. */
export const CALLS_ID = "calls";

interface CallsSectionProps {
  campaignId: number;
  summary: ReportSummary;
  running: boolean;
  calls: CallFilterState;
}

/** The calls themselves: filtered, sorted and paged by the server; what is chosen stands in the address. */
export function CallsSection({ campaignId, summary, running, calls }: CallsSectionProps) {
  const t = useTranslations("reports.calls");
  const query = useQuery(reportQueries.calls(campaignId, pageQuery(calls.filter).toString(), running));
  const { data, error, isFetching, isPlaceholderData, refetch } = query;
  const { goTo } = calls;
  const last = data && !isPlaceholderData ? Math.max(1, Math.ceil(data.total / PAGE_SIZE)) : null;
  const page = Math.max(1, calls.filter.page);
  useEffect(() => {
    // An address that was kept from a time when more calls passed the filter.
    if (last !== null && page > last) void goTo(last, "replace");
  }, [last, page, goTo]);
  return (
    <section
      id={CALLS_ID}
      aria-label={t("title")}
      aria-busy={isPlaceholderData}
      className="scroll-mt-4 overflow-clip rounded-lg border bg-surface max-md:scroll-mt-18"
    >
      <CallsToolbar campaignId={campaignId} summary={summary} calls={calls} total={data?.total ?? null} />
      <CallChips summary={summary} calls={calls} />
      {error && (
        <div className="px-4">
          <ReportProblem error={error} stale={data !== undefined} pending={isFetching} onRetry={() => refetch()} />
        </div>
      )}
      {!data && !error && <CallsSkeleton />}
      {data?.total === 0 && (
        <div className="border-t">
          <EmptyState>{summary.recipients === 0 ? t("none") : t("noMatch")}</EmptyState>
        </div>
      )}
      {data && data.total > 0 && (
        <div className={isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
          <CallsTable rows={data.calls} calls={calls} />
          <CallCards rows={data.calls} />
          <Pagination page={page} pageSize={PAGE_SIZE} total={data.total} onChange={(next) => void goTo(next)} />
        </div>
      )}
    </section>
  );
}

function CallsSkeleton() {
  const t = useTranslations("reports.calls");
  return (
    <div role="status" aria-label={t("loading")}>
      {Array.from({ length: 8 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row} className="flex h-10 items-center border-t px-4">
          <Skeleton className="h-3 w-2/3" />
        </div>
      ))}
    </div>
  );
}
